package dev.recon.core.time;

import java.util.HashMap;
import java.util.Map;

/**
 * W of a stage that hears it from several senders: the lowest of them, and never back. It is
 * quiescent when all of them are.
 */
public final class SlowestSender {

    private final Map<Integer, Heard> senders = new HashMap<>();
    private int senderCount = Integer.MAX_VALUE;
    private long watermark;

    private record Heard(long watermark, boolean quiescent) {}

    /**
     * @param watermark the highest W that was saved, or {@link Rules#NO_WATERMARK}
     */
    public SlowestSender(long watermark) {
        this.watermark = watermark;
    }

    /**
     * Takes the news of a sender, one of {@code senderCount}.
     *
     * @param sender its number, from 0
     * @param senderWatermark its W, event time in ms
     * @param quiescent whether all streams are quiescent, as far as it knows
     * @return W
     * @throws IllegalArgumentException when there cannot be such a sender
     */
    public long hear(int sender, int senderCount, long senderWatermark, boolean quiescent) {
        if (sender < 0
                || sender >= senderCount
                || !senders.isEmpty() && senderCount != this.senderCount) {
            throw new IllegalArgumentException(
                    "Sender "
                            + sender
                            + " of "
                            + senderCount
                            + ", when there are "
                            + this.senderCount);
        }
        this.senderCount = senderCount;
        senders.put(sender, new Heard(senderWatermark, quiescent));
        if (senders.size() == senderCount) {
            long lowest = Rules.END;
            for (Heard heard : senders.values()) {
                lowest = Math.min(lowest, heard.watermark);
            }
            watermark = Math.max(watermark, lowest);
        }
        return watermark;
    }

    public long watermark() {
        return watermark;
    }

    /** Whether all senders are quiescent; false before each has been heard. */
    public boolean isQuiescent() {
        return senders.size() == senderCount
                && senders.values().stream().allMatch(Heard::quiescent);
    }
}
