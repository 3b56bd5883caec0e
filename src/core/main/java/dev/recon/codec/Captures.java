package dev.recon.codec;

import dev.recon.config.StreamConfig.Field;
import java.util.Arrays;

/**
 * What was found of each field of one record: what kind of value, and where its bytes are. Nothing
 * is copied before the whole record is known to be valid, so the bytes have to stay as they are
 * until the record has been decoded.
 */
public final class Captures {

    public static final byte ABSENT = 0;
    public static final byte NULL = 1;

    /** Text in UTF-8, without quotes. */
    public static final byte STRING = 2;

    /** A number without fraction and exponent, in the digits of JSON. */
    public static final byte INTEGER = 3;

    /** A number with a fraction or an exponent, in the digits of JSON. */
    public static final byte DECIMAL = 4;

    /** A list in JSON, from bracket to bracket. */
    public static final byte ARRAY = 5;

    /** Anything else: a boolean or an object. */
    public static final byte OTHER = 6;

    private final byte[] kind;
    private final byte[][] bytes;
    private final int[] from;
    private final int[] to;
    private final boolean[] escaped;
    private byte[] scratch = new byte[64];

    Captures() {
        int fields = Field.values().length;
        kind = new byte[fields];
        bytes = new byte[fields][];
        from = new int[fields];
        to = new int[fields];
        escaped = new boolean[fields];
    }

    /** The bit that stands for a field. */
    public static int bit(Field field) {
        return 1 << field.ordinal();
    }

    /** Forgets everything, the record's bytes included. */
    void clear() {
        Arrays.fill(kind, ABSENT);
        Arrays.fill(bytes, null);
        scratch = Buffers.keptOrNew(scratch);
    }

    /** Forgets fields, one bit each. */
    void forget(int fields) {
        for (int rest = fields; rest != 0; rest &= rest - 1) {
            kind[Integer.numberOfTrailingZeros(rest)] = ABSENT;
        }
    }

    /**
     * Keeps one value for fields.
     *
     * @param fields one {@link #bit} each
     * @param kindOfValue one of the constants above
     * @param hasEscapes whether the text between {@code start} and {@code end} has escapes of JSON
     *     (a backslash); only a {@link #STRING} can
     */
    public void keep(
            int fields, byte kindOfValue, byte[] source, int start, int end, boolean hasEscapes) {
        for (int rest = fields; rest != 0; rest &= rest - 1) {
            int field = Integer.numberOfTrailingZeros(rest);
            kind[field] = kindOfValue;
            bytes[field] = source;
            from[field] = start;
            to[field] = end;
            escaped[field] = hasEscapes;
        }
    }

    byte kind(int field) {
        return kind[field];
    }

    byte[] bytes(int field) {
        return bytes[field];
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /**
     * Makes the bytes of a string what it means, so that they can be read and compared. Only one
     * field at a time: the next that has escapes overwrites it.
     */
    void resolve(int field) {
        if (kind[field] == STRING && escaped[field]) {
            int length = to[field] - from[field];
            scratch = scratch.length < length ? new byte[length] : scratch;
            to[field] = JsonText.unescape(bytes[field], from[field], to[field], scratch, 0);
            from[field] = 0;
            bytes[field] = scratch;
            escaped[field] = false;
        }
    }

    /**
     * Writes what a string means and gives the position after it; that is never longer than the
     * string.
     */
    int copyTo(int field, byte[] out, int at) {
        int start = from[field];
        int end = to[field];
        if (escaped[field]) {
            return JsonText.unescape(bytes[field], start, end, out, at);
        }
        System.arraycopy(bytes[field], start, out, at, end - start);
        return at + end - start;
    }

    /** Whether a field is a string and, once resolved, this text. */
    boolean isText(int field, byte[] text) {
        return kind[field] == STRING
                && to[field] - from[field] == text.length
                && Arrays.equals(bytes[field], from[field], to[field], text, 0, text.length);
    }
}
