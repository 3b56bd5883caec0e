package dev.recon.codec;

/** The strings of JSON, on bytes: what stands between the quotes. */
final class JsonText {

    private JsonText() {}

    /**
     * Writes what a valid string means as text (see {@link Utf8}) and gives the position after it.
     * That is never longer than the string, and may be written over it.
     */
    static int unescape(byte[] json, int from, int to, byte[] out, int outFrom) {
        int end = outFrom;
        for (int at = from; at < to; ) {
            byte b = json[at++];
            if (b != '\\') {
                out[end++] = b;
                continue;
            }
            byte escape = json[at++];
            if (escape != 'u') {
                out[end++] = meaning(escape);
                continue;
            }
            int unit = hex(json, at);
            at += 4;
            boolean high = unit >= 0xD800 && unit <= 0xDBFF;
            if (high && at + 6 <= to && json[at] == '\\' && json[at + 1] == 'u') {
                int low = hex(json, at + 2);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    unit = Character.toCodePoint((char) unit, (char) low);
                    at += 6;
                }
            }
            end = Utf8.put(unit, out, end);
        }
        return end;
    }

    private static byte meaning(byte escape) {
        switch (escape) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return escape;
        }
    }

    /**
     * The position after an escape whose letter is at {@code at}, or -1 when JSON has none such.
     */
    static int skipEscape(byte[] json, int at, int to) {
        if (at >= to) {
            return -1;
        }
        switch (json[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
                return at + 1;
            case 'u':
                return at + 5 <= to && hex(json, at + 1) >= 0 ? at + 5 : -1;
            default:
                return -1;
        }
    }

    /** The value of four hexadecimal digits, or a negative number. */
    private static int hex(byte[] json, int at) {
        return digit(json[at]) << 12
                | digit(json[at + 1]) << 8
                | digit(json[at + 2]) << 4
                | digit(json[at + 3]);
    }

    private static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
