package dev.recon.operator;

import dev.recon.core.Routes;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.state.BucketMeta;
import dev.recon.state.StateNames;
import dev.recon.state.UnreadableState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a subtask has to know of the run before, from the state that it restores of all its buckets
 * together. Without a saved bucket there was no such run.
 *
 * <p>What was decided stays decided, whatever the rules are now: W starts at the highest that was
 * saved of any bucket, and a leg takes nothing at or before its floor. What was beyond the horizon
 * when the snapshot was taken is final and forgotten, so a longer horizon does not reach back to
 * it. A leg that was not there then begins behind the highest event time seen: of what is later no
 * record can have been read before, so that nothing is missing only because the other side of it
 * had passed by.
 */
final class RestoredState {

    private final List<Routes.Leg> legs;
    private final long[] floorMillis;
    private final Set<String> endedStreams = new HashSet<>();
    private String line;
    private long watermark = Rules.NO_WATERMARK;
    private long topMillis = Progress.NONE;

    /**
     * @param legs those that there are now
     */
    RestoredState(List<Routes.Leg> legs) {
        this.legs = legs;
        floorMillis = new long[legs.size()];
        Arrays.fill(floorMillis, Rules.NO_WATERMARK);
    }

    /**
     * @throws UnreadableState when it is of another line than what has been added before
     */
    void add(UsableMeta meta) {
        BucketMeta saved = meta.saved();
        if (line != null && !line.equals(saved.line())) {
            throw UnreadableState.damaged(
                    StateNames.BUCKET, "of the lines " + line + " and " + saved.line());
        }
        line = saved.line();
        watermark = Math.max(watermark, saved.watermark());
        topMillis = Math.max(topMillis, saved.topMillis());
        endedStreams.addAll(saved.endedStreams());
        for (int leg = 0; leg < floorMillis.length; leg++) {
            floorMillis[leg] = Math.max(floorMillis[leg], floorMillis(legs.get(leg), meta));
        }
    }

    private static long floorMillis(Routes.Leg leg, UsableMeta meta) {
        for (BucketMeta.Leg saved : meta.saved().legs()) {
            if (saved.control().equals(leg.control()) && saved.output().equals(leg.output())) {
                return Math.max(saved.floorMillis(), meta.horizonMillis());
            }
        }
        return meta.saved().topMillis();
    }

    /** The name of the line of the run before; null where there was no such run. */
    String line() {
        return line;
    }

    /** W in epoch milliseconds; {@link Rules#NO_WATERMARK} where there was no run before. */
    long watermark() {
        return watermark;
    }

    /** The highest event time seen, in epoch milliseconds; {@link Progress#NONE} for none. */
    long topMillis() {
        return topMillis;
    }

    /** For each of the streams that there are now whether it had ended. */
    boolean[] hadEnded(List<String> streams) {
        boolean[] ended = new boolean[streams.size()];
        for (int stream = 0; stream < ended.length; stream++) {
            ended[stream] = endedStreams.contains(streams.get(stream));
        }
        return ended;
    }

    /**
     * The floor of each leg that there is now, by number, in epoch milliseconds, as {@link
     * dev.recon.core.Reconciler#resume} takes it.
     */
    long[] floorMillis() {
        return floorMillis;
    }

    /** To be saved, so that the floors hold for all runs that follow. */
    List<BucketMeta.Leg> legs() {
        List<BucketMeta.Leg> saved = new ArrayList<>();
        for (int leg = 0; leg < floorMillis.length; leg++) {
            Routes.Leg name = legs.get(leg);
            saved.add(new BucketMeta.Leg(name.control(), name.output(), floorMillis[leg]));
        }
        return saved;
    }
}
