package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;

/** The gaps whose fills are not final yet, oldest first; the last one may still be open. */
final class Gaps {

    /** Between two of them lies a reading, and after so many readings a gap is final. */
    private static final int MOST = Sizes.FINAL_AFTER + 1;

    /** At most. */
    static final int BYTES = 1 + MOST * (Long.BYTES + Short.BYTES + 1);

    private final long[] starts = new long[MOST];
    private final short[] lengths = new short[MOST];
    private final byte[] later = new byte[MOST];
    private int count;

    int count() {
        return count;
    }

    long start(int gap) {
        return starts[gap];
    }

    int length(int gap) {
        return lengths[gap];
    }

    /** How many readings have followed; none while it is open. */
    int later(int gap) {
        return later[gap];
    }

    boolean isOpen() {
        return count > 0 && later[count - 1] == 0;
    }

    void open(long slot) {
        starts[count] = slot;
        lengths[count] = 0;
        later[count] = 0;
        count++;
    }

    /** One more slot of the open gap; returns its length. */
    int lengthen() {
        return ++lengths[count - 1];
    }

    /** A reading; true when fills are due to be revised. */
    boolean close() {
        boolean due = false;
        for (int i = 0; i < count; i++) {
            later[i]++;
            due |= isDue(i);
        }
        return due;
    }

    boolean isDue(int gap) {
        return later[gap] == 1 || later[gap] == Sizes.FINAL_AFTER;
    }

    void forgetFinal() {
        while (count > 0 && later[0] >= Sizes.FINAL_AFTER) {
            forgetFirst();
        }
    }

    void forgetFirst() {
        count--;
        System.arraycopy(starts, 1, starts, 0, count);
        System.arraycopy(lengths, 1, lengths, 0, count);
        System.arraycopy(later, 1, later, 0, count);
    }

    void forgetLast() {
        count--;
    }

    void clear() {
        count = 0;
    }

    void write(BlockWriter to) {
        to.putByte(count);
        for (int i = 0; i < count; i++) {
            to.putLong(starts[i]).putShort(lengths[i]).putByte(later[i]);
        }
    }

    void read(BlockReader from) {
        count = (int) from.checked(from.getByte(), 0, MOST);
        for (int i = 0; i < count; i++) {
            starts[i] = from.checked(from.getLong(), 0, Long.MAX_VALUE);
            lengths[i] = (short) from.checked(from.getShort(), 0, Sizes.HISTORY);
            later[i] = (byte) from.checked(from.getByte(), 0, Sizes.FINAL_AFTER);
        }
    }
}
