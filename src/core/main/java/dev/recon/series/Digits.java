package dev.recon.series;

/** How many digits of a number are worth saying. */
final class Digits {

    private static final int DIGITS = 3;
    private static final double LOG_OF_2 = 0.30103;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
    };
    private static final double LARGEST_WHOLE = 1L << 53;

    private Digits() {}

    /**
     * A power of ten by which numbers are multiplied to be rounded to about a thousandth of a
     * deviation.
     *
     * @param largest of the numbers, without a sign
     * @return NaN where a double has no such digits
     */
    static double scale(double sd, double largest) {
        int digits = DIGITS - (int) Math.floor((Math.getExponent(sd) + 1) * LOG_OF_2);
        double scale = digits < POWERS.length ? POWERS[Math.max(digits, 0)] : Double.NaN;
        return largest * scale < LARGEST_WHOLE ? scale : Double.NaN;
    }
}
