package dev.recon.codec;

import java.nio.charset.StandardCharsets;

/** The numbers of JSON, on bytes. */
final class JsonNumber {

    /** Largest integer below which every integer is a double. */
    private static final long EXACT = 1L << 53;

    private static final double[] POWERS_OF_TEN = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = power;
            power *= 10;
        }
    }

    private JsonNumber() {}

    /** The position after the number that begins at {@code from}, or -1 when none does. */
    static int skip(byte[] json, int from, int to) {
        int integerEnd = skipInteger(json, from, to);
        return integerEnd < 0 ? -1 : skipFraction(json, integerEnd, to);
    }

    /** The position after the integer part that begins at {@code from}, or -1 when none does. */
    static int skipInteger(byte[] json, int from, int to) {
        int at = from < to && json[from] == '-' ? from + 1 : from;
        if (at < to && json[at] == '0') {
            return at + 1;
        }
        return skipDigits(json, at, to);
    }

    /**
     * The position after fraction and exponent, which may both be absent, or -1 when they are
     * malformed.
     */
    static int skipFraction(byte[] json, int from, int to) {
        int at = from;
        if (at < to && json[at] == '.') {
            at = skipDigits(json, at + 1, to);
        }
        if (at >= 0 && at < to && (json[at] == 'e' || json[at] == 'E')) {
            at++;
            if (at < to && (json[at] == '+' || json[at] == '-')) {
                at++;
            }
            at = skipDigits(json, at, to);
        }
        return at;
    }

    private static int skipDigits(byte[] json, int from, int to) {
        int at = from;
        while (at < to && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }

    /**
     * The value of digits with an optional minus sign before them; what exceeds {@code cap} is
     * {@code cap}.
     */
    static long toLong(byte[] json, int from, int to, long cap) {
        boolean negative = json[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            // The cap is far below the largest long, so this cannot overflow.
            value = Math.min(cap, value * 10 + json[i] - '0');
        }
        return negative ? -value : value;
    }

    /** The double nearest to a valid number; infinite when it is too large. */
    static double toDouble(byte[] json, int from, int to) {
        long digits = 0;
        int fractionDigits = -1;
        int at = json[from] == '-' ? from + 1 : from;
        for (; at < to && digits < EXACT; at++) {
            byte b = json[at];
            if (b == '.') {
                fractionDigits = 0;
            } else if (b >= '0' && b <= '9') {
                digits = digits * 10 + b - '0';
                fractionDigits += fractionDigits >= 0 ? 1 : 0;
            } else {
                break;
            }
        }
        // Two exact doubles divide to the nearest one; everything else is left to the library.
        if (at == to && digits <= EXACT && fractionDigits < POWERS_OF_TEN.length) {
            double value = fractionDigits > 0 ? digits / POWERS_OF_TEN[fractionDigits] : digits;
            return json[from] == '-' ? -value : value;
        }
        return Double.parseDouble(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
