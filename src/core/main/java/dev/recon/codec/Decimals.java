package dev.recon.codec;

/**
 * The short numbers, which are most of what sensors say, as text; at a fraction of the cost of the
 * general way.
 */
final class Decimals {

    /** The longest text: a sign, 7 digits, a point, 6 digits. */
    static final int MAX_LENGTH = 15;

    private static final int PLACES = 6;
    private static final long ONE = 1_000_000;

    /** From here to there {@link Double#toString(double)} writes no exponent. */
    private static final double SMALLEST = 1e-3;

    private static final double LIMIT = 1e7;

    private Decimals() {}

    /**
     * Writes what {@link Double#toString(double)} says of a number of at most six decimal places.
     * So few digits read as one double only, so what reads as this one is the shortest that does.
     *
     * @return the new end, or -1, with nothing written, for any other number
     */
    static int write(double number, byte[] to, int end) {
        double size = Math.abs(number);
        if (!(size >= SMALLEST && size < LIMIT)) {
            return -1;
        }
        long scaled = Math.round(size * ONE);
        if ((double) scaled / ONE != size) {
            return -1;
        }
        int at = end;
        if (number < 0) {
            to[at++] = '-';
        }
        at = writeWhole((int) (scaled / ONE), to, at);
        to[at++] = '.';
        return writePlaces((int) (scaled % ONE), to, at);
    }

    private static int writeWhole(int whole, byte[] to, int end) {
        int digits = 1;
        for (int rest = whole; rest >= 10; rest /= 10) {
            digits++;
        }
        int rest = whole;
        for (int at = end + digits - 1; at >= end; at--) {
            to[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end + digits;
    }

    private static int writePlaces(int places, byte[] to, int end) {
        int rest = places;
        int count = PLACES;
        while (count > 1 && rest % 10 == 0) {
            rest /= 10;
            count--;
        }
        for (int at = end + count - 1; at >= end; at--) {
            to[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end + count;
    }
}
