package dev.recon.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives W from what the readers of all streams say. W is the lowest over everything that is not
 * idle; when all is silent, event time goes on at the pace of the wall clock until everything
 * outstanding can be decided, and rests there. W never goes back.
 */
public final class WatermarkRule {

    private final Rules rules;
    private final List<Map<Integer, Heard>> streams = new ArrayList<>();
    private long watermark;
    private long topMillis;
    private boolean atRest;

    private record Heard(Progress progress, long atMillis) {

        /** What has ended says nothing any more, so its silence goes on by itself. */
        private long silentMillis(long nowMillis) {
            if (progress.silentMillis() == Progress.IDLE || !progress.ended()) {
                return progress.silentMillis();
            }
            return progress.silentMillis() + nowMillis - atMillis;
        }
    }

    /**
     * @param watermark the highest W that was saved, or {@link Rules#NO_WATERMARK}
     * @param topMillis the highest event time seen before, or {@link Progress#NONE}
     */
    public WatermarkRule(Rules rules, int streamCount, long watermark, long topMillis) {
        this.rules = rules;
        this.watermark = watermark;
        this.topMillis = topMillis;
        for (int i = 0; i < streamCount; i++) {
            streams.add(new HashMap<>());
        }
    }

    /** Takes what a reader says; it replaces what the same reader said before. */
    public void hear(Progress progress, long nowMillis) {
        streams.get(progress.stream()).put(progress.reader(), new Heard(progress, nowMillis));
        topMillis = Math.max(topMillis, progress.topMillis());
    }

    /** W as of now; see {@link #isAtRest} for whether everything pending is to be decided. */
    public long evaluate(long nowMillis) {
        atRest = false;
        if (!isEveryPartitionRead()) {
            return watermark;
        }
        if (hasEverythingEnded()) {
            return end();
        }
        long lowest = lowestMillis();
        if (lowest == Progress.IDLE) {
            goOnInSilence(nowMillis);
        } else if (lowest != Progress.NONE) {
            watermark = Math.max(watermark, lowest - rules.outOfOrdernessMillis() - 1);
        }
        return watermark;
    }

    /** All input has ended; returns W, which is as high as can be. */
    public long end() {
        atRest = false;
        watermark = Rules.END;
        return watermark;
    }

    /** Whether all streams are silent and W has come to where it stays. */
    public boolean isAtRest() {
        return atRest;
    }

    public long topMillis() {
        return topMillis;
    }

    private boolean isEveryPartitionRead() {
        for (Map<Integer, Heard> readers : streams) {
            int read = 0;
            int all = 1;
            for (Heard heard : readers.values()) {
                read += heard.progress.partitions();
                all = Math.max(all, heard.progress.partitionsOfStream());
            }
            if (read < all) {
                return false;
            }
        }
        return true;
    }

    private boolean hasEverythingEnded() {
        for (Map<Integer, Heard> readers : streams) {
            for (Heard heard : readers.values()) {
                if (!heard.progress.ended()) {
                    return false;
                }
            }
        }
        return true;
    }

    private long lowestMillis() {
        long lowest = Progress.IDLE;
        for (Map<Integer, Heard> readers : streams) {
            for (Heard heard : readers.values()) {
                if (!heard.progress.ended()) {
                    lowest = Math.min(lowest, heard.progress.lowestMillis());
                }
            }
        }
        return lowest;
    }

    private void goOnInSilence(long nowMillis) {
        if (topMillis == Progress.NONE) {
            return;
        }
        long silent = Progress.IDLE;
        for (Map<Integer, Heard> readers : streams) {
            for (Heard heard : readers.values()) {
                silent = Math.min(silent, heard.silentMillis(nowMillis));
            }
        }
        long quiet = silent - rules.idleTimeoutMillis();
        long rest = rules.deadline(topMillis);
        watermark =
                Math.max(
                        watermark,
                        Math.min(topMillis - rules.outOfOrdernessMillis() - 1 + quiet, rest));
        atRest = watermark >= rest;
    }
}
