package dev.recon.core.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Derives W from what the readers of all streams say. W is the lowest over everything that is not
 * idle; when all is silent, event time advances at the pace of the wall clock until everything
 * outstanding can be decided, and stays there: the streams are quiescent. W never goes back.
 */
public final class WatermarkRule {

    private final Rules rules;
    private final List<StreamReaders> streams = new ArrayList<>();
    private long watermark;
    private long topMillis;
    private boolean quiescent;

    /**
     * @param watermark the highest W that was saved, or {@link Rules#NO_WATERMARK}
     * @param topMillis the highest event time seen before, or {@link Progress#NONE}
     * @param ended for each stream whether it had ended before
     */
    public WatermarkRule(Rules rules, boolean[] ended, long watermark, long topMillis) {
        this.rules = rules;
        this.watermark = watermark;
        this.topMillis = topMillis;
        for (boolean each : ended) {
            streams.add(new StreamReaders(each));
        }
    }

    /**
     * Takes what a reader says; it replaces what the same reader said before.
     *
     * @param nowMillis processing time
     * @throws IllegalArgumentException when there cannot be such a reader
     * @throws IllegalStateException when its input had ended, and does no longer
     */
    public void hear(Progress progress, long nowMillis) {
        streams.get(progress.stream()).hear(progress, nowMillis);
        topMillis = Math.max(topMillis, progress.topMillis());
    }

    /**
     * Sets {@link #isQuiescent}: whether everything pending is to be decided.
     *
     * @param nowMillis processing time
     * @return W as of now, event time in ms; never before the last one
     */
    public long evaluate(long nowMillis) {
        quiescent = false;
        if (!streams.stream().allMatch(StreamReaders::isEveryPartitionRead)) {
            return watermark;
        }
        if (streams.stream().allMatch(StreamReaders::hasEnded)) {
            return end();
        }
        long lowest = lowestMillis();
        if (lowest == Progress.IDLE) {
            advanceInSilence(nowMillis);
        } else if (lowest != Progress.NONE) {
            watermark = Math.max(watermark, lowest - rules.outOfOrdernessMillis() - 1);
        }
        return watermark;
    }

    /** All input has ended; returns W, which is as high as can be. */
    public long end() {
        quiescent = false;
        watermark = Rules.END;
        return watermark;
    }

    /** Whether all streams are silent and W has come to where it stays. */
    public boolean isQuiescent() {
        return quiescent;
    }

    /** The highest event time seen, or {@link Progress#NONE}. */
    public long topMillis() {
        return topMillis;
    }

    /** Whether a stream has come to its end; to be saved, because it will not say so again. */
    public boolean hasEnded(int stream) {
        return streams.get(stream).hasEnded();
    }

    private long lowestMillis() {
        long lowest = Progress.IDLE;
        for (StreamReaders stream : streams) {
            lowest = Math.min(lowest, stream.lowestMillis());
        }
        return lowest;
    }

    private void advanceInSilence(long nowMillis) {
        if (topMillis == Progress.NONE) {
            return;
        }
        long silent = Progress.IDLE;
        for (StreamReaders stream : streams) {
            silent = Math.min(silent, stream.silentMillis(nowMillis));
        }
        long idle = silent - rules.idleTimeoutMillis();
        if (idle < 0) {
            return; // a stream has just ended, and the others have been silent for longer
        }
        long end = rules.deadline(topMillis);
        long paced = topMillis - rules.outOfOrdernessMillis() - 1 + idle;
        watermark = Math.max(watermark, Math.min(paced, end));
        quiescent = watermark >= end;
    }
}
