package dev.recon.codec;

import java.util.Arrays;

/**
 * UTF-8 as bytes. Text inside the job is a superset of UTF-8: JSON can name half a surrogate pair
 * ({@code "\ud800"}), and such a half is kept as the three bytes that its code unit would have, so
 * that different texts stay different. A high half that is followed by a low one is always written
 * as the one character they stand for.
 */
final class Utf8 {

    private Utf8() {}

    /** Whether {@code bytes[from..to)} is well-formed UTF-8, without halves of surrogate pairs. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = bytes[at] >= 0 ? at + 1 : skip(bytes, at, to);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The position after the character of several bytes that begins at {@code at}, or -1 when it is
     * malformed.
     */
    static int skip(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return at + 1 < to && isContinuation(bytes[at + 1]) ? at + 2 : -1;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            if (at + 2 >= to || !isContinuation(bytes[at + 1]) || !isContinuation(bytes[at + 2])) {
                return -1;
            }
            int second = bytes[at + 1] & 0xFF;
            boolean overlong = lead == 0xE0 && second < 0xA0;
            boolean surrogate = lead == 0xED && second >= 0xA0;
            return overlong || surrogate ? -1 : at + 3;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            if (at + 3 >= to
                    || !isContinuation(bytes[at + 1])
                    || !isContinuation(bytes[at + 2])
                    || !isContinuation(bytes[at + 3])) {
                return -1;
            }
            int second = bytes[at + 1] & 0xFF;
            boolean overlong = lead == 0xF0 && second < 0x90;
            boolean beyondUnicode = lead == 0xF4 && second >= 0x90;
            return overlong || beyondUnicode ? -1 : at + 4;
        }
        return -1;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /**
     * Whether the bytes at {@code at} are half a surrogate pair; the text is one of ours, or
     * well-formed.
     */
    static boolean isSurrogate(byte[] bytes, int at, int to) {
        return bytes[at] == (byte) 0xED && at + 2 < to && (bytes[at + 1] & 0xFF) >= 0xA0;
    }

    /** Writes a code point, or half a surrogate pair, and gives the position after it. */
    static int put(int codePoint, byte[] out, int at) {
        if (codePoint < 0x80) {
            out[at] = (byte) codePoint;
            return at + 1;
        }
        if (codePoint < 0x800) {
            out[at] = (byte) (0xC0 | codePoint >> 6);
            out[at + 1] = (byte) (0x80 | codePoint & 0x3F);
            return at + 2;
        }
        if (codePoint < 0x10000) {
            out[at] = (byte) (0xE0 | codePoint >> 12);
            out[at + 1] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            out[at + 2] = (byte) (0x80 | codePoint & 0x3F);
            return at + 3;
        }
        out[at] = (byte) (0xF0 | codePoint >> 18);
        out[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        out[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        out[at + 3] = (byte) (0x80 | codePoint & 0x3F);
        return at + 4;
    }

    /** The bytes of a string, halves of surrogate pairs included. */
    static byte[] encode(String text) {
        byte[] out = new byte[text.length() * 3];
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            end = put(codePoint, out, end);
            i += Character.charCount(codePoint);
        }
        return Arrays.copyOf(out, end);
    }
}
