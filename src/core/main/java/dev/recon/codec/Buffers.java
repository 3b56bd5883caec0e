package dev.recon.codec;

/** Growing buffers that are reused: one huge record must not hold its memory for ever. */
final class Buffers {

    static final int SMALLEST = 256;

    private static final int KEPT_AT_MOST = 1 << 20;

    private Buffers() {}

    static boolean isTooLargeToKeep(int length) {
        return length > KEPT_AT_MOST;
    }

    static byte[] keptOrNew(byte[] buffer) {
        return isTooLargeToKeep(buffer.length) ? new byte[SMALLEST] : buffer;
    }
}
