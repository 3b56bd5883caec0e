package dev.recon.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes in the making: JSON, or the parts of a key. One instance is reused; what it holds is taken
 * with {@link #take()}. Text is ours (see {@link Utf8}) and leaves as JSON that any reader
 * understands: half a surrogate pair becomes an escape again. In a key it stays what it is, as
 * there is no escape for it.
 */
public final class JsonBytes {

    /** Before the name of a field that is not the first of its object. */
    static final String AND = ",\"";

    /** Behind the name of a field. */
    static final String IS = "\":";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ESCAPE = 6;
    private static final int SMALLEST = 512;
    private static final int KEPT_AT_MOST = 1 << 20;

    private byte[] bytes = new byte[SMALLEST];
    private int end;

    /** Everything written since the last time, which is thereby forgotten. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, end);
        end = 0;
        // One huge record must not hold its memory for ever.
        bytes = bytes.length > KEPT_AT_MOST ? new byte[SMALLEST] : bytes;
        return taken;
    }

    /** Appends ASCII text as it is. */
    @SuppressWarnings(
            "deprecation") // The only copy of characters to bytes that makes no array of its own.
    public JsonBytes raw(String ascii) {
        reserve(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, end);
        end += ascii.length();
        return this;
    }

    /** Appends one ASCII character as it is. */
    public JsonBytes raw(char ascii) {
        reserve(1);
        bytes[end++] = (byte) ascii;
        return this;
    }

    /** Appends bytes as they are. */
    public JsonBytes raw(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
        return this;
    }

    /** Appends a JSON string, or {@code null}. */
    public JsonBytes string(String text) {
        if (text == null) {
            return raw("null");
        }
        byte[] encoded = Utf8.encode(text);
        return string(encoded, 0, encoded.length);
    }

    /** Appends a JSON string that means {@code text[from..to)}. */
    public JsonBytes string(byte[] text, int from, int to) {
        reserve(2L + to - from);
        bytes[end++] = '"';
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b >= ' ' && b != '"' && b != '\\') {
                bytes[end++] = b;
            } else if (b >= 0) {
                reserve(LONGEST_ESCAPE + 1L + to - at);
                escape(b);
            } else if (Utf8.isSurrogate(text, at, to)) {
                reserve(LONGEST_ESCAPE + 1L + to - at);
                unicodeEscape(0xD000 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F);
                at += 2;
            } else {
                bytes[end++] = b;
            }
        }
        bytes[end++] = '"';
        return this;
    }

    private void escape(byte b) {
        int letter =
                b == '"' || b == '\\'
                        ? b
                        : b >= '\b' && b <= '\r' ? "btn-fr".charAt(b - '\b') : '-';
        if (letter == '-') {
            unicodeEscape(b);
        } else {
            bytes[end++] = '\\';
            bytes[end++] = (byte) letter;
        }
    }

    private void unicodeEscape(int unit) {
        bytes[end++] = '\\';
        bytes[end++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[end++] = HEX[unit >> shift & 0xF];
        }
    }

    /** Appends a time without quotes. */
    public JsonBytes time(long millis) {
        reserve(Rfc3339.MAX_LENGTH);
        end = Rfc3339.format(millis, bytes, end);
        return this;
    }

    /** Appends an integer. */
    public JsonBytes number(long number) {
        if (number < 0 || number > 9) {
            return raw(Long.toString(number));
        }
        return raw((char) ('0' + number));
    }

    /** Appends a number; {@code null} for NaN and what is infinite, which JSON has no word for. */
    public JsonBytes number(double number) {
        reserve(Decimals.MAX_LENGTH);
        int written = Decimals.write(number, bytes, end);
        if (written < 0) {
            return raw(Double.isFinite(number) ? NumberOutput.toString(number, true) : "null");
        }
        end = written;
        return this;
    }

    /** Appends one part of a key whose parts are divided by slashes. */
    public JsonBytes keyPart(String text) {
        byte[] encoded = Utf8.encode(text);
        return keyPart(encoded, 0, encoded.length);
    }

    /** Appends one part of a key whose parts are divided by slashes. */
    public JsonBytes keyPart(byte[] text, int from, int to) {
        reserve(to - from);
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b == '%' || b == '/') {
                raw(b == '%' ? "%25" : "%2F").reserve(to - at);
            } else {
                bytes[end++] = b;
            }
        }
        return this;
    }

    private void reserve(long more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(end + more, 2L * bytes.length)));
        }
    }
}
