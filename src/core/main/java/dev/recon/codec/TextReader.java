package dev.recon.codec;

import java.util.Arrays;

/** Copies source and ids into the text of a decoded record. */
final class TextReader {

    private TextReader() {}

    /**
     * Writes a string field to the text at {@code at} and gives the position after it, or -1 when
     * it is no string.
     */
    static int readOne(Captures captures, int field, Decoded out, int at) {
        if (captures.kind(field) != Captures.STRING) {
            return -1;
        }
        reserve(out, at, captures.to(field) - captures.from(field));
        return captures.copyTo(field, out.text, at);
    }

    /**
     * Writes the strings of an array field after the source; false unless it is an array of
     * non-empty strings.
     */
    static boolean readAll(Captures captures, int field, Decoded out) {
        if (captures.kind(field) != Captures.ARRAY) {
            return false;
        }
        byte[] json = captures.bytes(field);
        reserve(out, out.sourceEnd, captures.to(field) - captures.from(field));
        int end = out.sourceEnd;
        // The array is known to be valid, so its end need not be looked for.
        int at = space(json, captures.from(field) + 1);
        while (json[at] != ']') {
            int close = json[at] == '"' ? closingQuote(json, at + 1) : -1;
            if (close <= at + 1) {
                return false;
            }
            int start = end;
            end = JsonText.unescape(json, at + 1, close, out.text, start);
            addId(out, start, end);
            at = space(json, close + 1);
            at = json[at] == ',' ? space(json, at + 1) : at;
        }
        return true;
    }

    private static int space(byte[] json, int from) {
        int at = from;
        while (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t') {
            at++;
        }
        return at;
    }

    private static int closingQuote(byte[] json, int from) {
        int at = from;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static void addId(Decoded out, int start, int end) {
        if (out.idCount == out.idStart.length) {
            out.idStart = Arrays.copyOf(out.idStart, out.idCount * 2);
            out.idEnd = Arrays.copyOf(out.idEnd, out.idCount * 2);
        }
        out.idStart[out.idCount] = start;
        out.idEnd[out.idCount] = end;
        out.idCount++;
    }

    private static void reserve(Decoded out, int used, int more) {
        if (out.text.length - used < more) {
            out.text = Arrays.copyOf(out.text, Math.max(used + more, out.text.length * 2));
        }
    }
}
