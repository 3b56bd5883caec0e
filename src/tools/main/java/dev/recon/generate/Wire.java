package dev.recon.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The records' bytes. Written digit by digit into one buffer: a general JSON writer would cost as
 * much as all the rest.
 */
final class Wire {

    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] SOURCE = ascii("\",\"source\":\"");
    private static final byte[] TIME = ascii("\",\"ts\":");
    private static final byte[] TEMPERATURE = ascii(",\"temperature\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] FAULT = ascii("\"sensor fault\"");
    private static final byte[] NORMAL = ascii(",\"status\":\"normal\"}");
    private static final byte[] DEVIATED = ascii(",\"status\":\"deviated\"}");
    private static final byte[] NOOP = ascii(",\"type\":\"noop\"}");
    private static final byte[] AUDIT =
            ascii(",\"role\":\"PRODUCER_EXPECTED\",\"type\":\"reading\"}");
    private static final byte[] HEARTBEAT = ascii("{\"type\":\"heartbeat\",\"ts\":");
    private static final int SEQ_DIGITS = 6;

    private final int sourceDigits;
    private final byte[] buffer = new byte[256];
    private int length;

    Wire(int sources) {
        sourceDigits = Math.max(4, Integer.toString(sources).length());
    }

    String sourceName(int source) {
        return new String(sourceKey(source), US_ASCII);
    }

    byte[] sourceKey(int source) {
        length = 0;
        putSource(source);
        return taken();
    }

    /** {@code mark} distinguishes ids of extra records from those of events; 0 for an event. */
    String id(int source, long seq, char mark) {
        length = 0;
        putId(source, seq, mark);
        return new String(buffer, 0, length, US_ASCII);
    }

    byte[] audit(int source, long seq, long ts) {
        head(source, seq, (char) 0, ts);
        put(AUDIT);
        return taken();
    }

    byte[] noop(int source, long seq, long ts) {
        head(source, seq, (char) 0, ts);
        put(NOOP);
        return taken();
    }

    byte[] reading(int source, long seq, char mark, long ts, long hundredths) {
        head(source, seq, mark, ts);
        put(TEMPERATURE);
        putHundredths(hundredths);
        put(Temperature.inRange(hundredths) ? NORMAL : DEVIATED);
        return taken();
    }

    /** A reading whose value is no number. */
    byte[] unreadable(int source, long seq, long ts) {
        head(source, seq, (char) 0, ts);
        put(TEMPERATURE);
        put((seq & 1) == 0 ? NULL : FAULT);
        put(DEVIATED);
        return taken();
    }

    byte[] heartbeat(long ts) {
        length = 0;
        put(HEARTBEAT);
        putNumber(ts, 1);
        buffer[length++] = '}';
        return taken();
    }

    private void head(int source, long seq, char mark, long ts) {
        length = 0;
        put(ID);
        putId(source, seq, mark);
        put(SOURCE);
        putSource(source);
        put(TIME);
        putNumber(ts, 1);
    }

    private void putSource(int source) {
        buffer[length++] = 's';
        putNumber(source + 1L, sourceDigits);
    }

    private void putId(int source, long seq, char mark) {
        putSource(source);
        buffer[length++] = '-';
        if (mark != 0) {
            buffer[length++] = (byte) mark;
        }
        putNumber(seq, SEQ_DIGITS);
    }

    private void putHundredths(long value) {
        long size = value;
        if (value < 0) {
            buffer[length++] = '-';
            size = -value;
        }
        putNumber(size / 100, 1);
        buffer[length++] = '.';
        putNumber(size % 100, 2);
    }

    private void putNumber(long number, int digits) {
        int width = digits;
        for (long rest = number; rest >= POWERS[width]; ) {
            width++;
        }
        long rest = number;
        for (int i = length + width - 1; i >= length; i--) {
            long tenth = rest / 10;
            buffer[i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        length += width;
    }

    /** {@code POWERS[n]} is 10 to the n: the first number with more than n digits. */
    private static final long[] POWERS = powers();

    private static long[] powers() {
        long[] powers = new long[20];
        powers[0] = 1;
        for (int i = 1; i < 19; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        powers[19] = Long.MAX_VALUE;
        return powers;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private byte[] taken() {
        return Arrays.copyOf(buffer, length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
