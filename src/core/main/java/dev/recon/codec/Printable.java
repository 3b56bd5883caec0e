package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * Bytes of strangers, made fit for a terminal: nothing in them can move a cursor or break a line.
 */
public final class Printable {

    private Printable() {}

    /** As text when it is UTF-8, else null. */
    public static String strict(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** As text, whatever is no UTF-8 replaced. */
    public static String lenient(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    /**
     * The first of some bytes in one line. Control characters, and all that is not ASCII where the
     * bytes are no UTF-8, are written as {@code \xNN} or {@code \}{@code uNNNN}.
     */
    public static String line(byte[] bytes, int atMost) {
        byte[] first = bytes.length > atMost ? Arrays.copyOf(bytes, atMost) : bytes;
        String text = strict(first);
        StringBuilder line = new StringBuilder();
        if (text == null) {
            for (byte b : first) {
                line.append(b >= ' ' && b < 0x7F ? Character.toString(b) : "\\x%02x".formatted(b));
            }
        } else {
            text.codePoints().forEach(c -> append(c, line));
        }
        return line.append(bytes.length > atMost ? "…" : "").toString();
    }

    /** A name that came in a header. */
    public static String line(String text) {
        return text == null ? "-" : line(text.getBytes(UTF_8), 300);
    }

    private static void append(int c, StringBuilder line) {
        int type = Character.getType(c);
        boolean shown =
                type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.LINE_SEPARATOR
                        && type != Character.PARAGRAPH_SEPARATOR
                        && type != Character.UNASSIGNED
                        && type != Character.PRIVATE_USE;
        if (shown) {
            line.appendCodePoint(c);
        } else {
            line.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c));
        }
    }
}
