package dev.recon.codec;

import dev.recon.core.items.Invalid;
import dev.recon.rows.DeadReason;

/**
 * What one record says. One instance is reused for every record, so all of it is only valid until
 * the next decode; text is kept as UTF-8 in one growing buffer, so that no string is made for a
 * record that is merely counted.
 */
public final class Decoded {

    /**
     * Null for a record that can be used; nothing but {@link #deadField} is meaningful otherwise.
     */
    public DeadReason dead;

    /**
     * The field to blame ({@code time}, {@code source}, {@code id}, {@code ids}), or null where no
     * single one is. A {@code MALFORMED} record has one only where that is too long.
     */
    public String deadField;

    /** Event time, epoch milliseconds; greater than 0. */
    public long timeMillis;

    public boolean heartbeat;
    public boolean noop;

    /** The role as one of the instances that the decoder was given, or null for none of them. */
    public String role;

    public Invalid invalid = Invalid.NONE;

    /**
     * The reading, when the stream has a value field and {@link #invalid} is {@code NONE} or {@code
     * OUT_OF_RANGE}.
     */
    public double value;

    /** Whether the record stands for a list of ids (which may be empty) rather than for one. */
    public boolean many;

    /** UTF-8 of the source and the ids; see the offsets below. */
    public byte[] text = new byte[Buffers.SMALLEST];

    public int sourceStart;
    public int sourceEnd;

    /** Number of ids, 1 unless {@link #many}; id i is {@code text[idStart[i]..idEnd[i])}. */
    public int idCount;

    public int[] idStart = new int[1];
    public int[] idEnd = new int[1];

    void releaseLargeBuffers() {
        text = Buffers.keptOrNew(text);
        if (Buffers.isTooLargeToKeep(idStart.length * Integer.BYTES)) {
            idStart = new int[1];
            idEnd = new int[1];
        }
    }
}
