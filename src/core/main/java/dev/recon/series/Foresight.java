package dev.recon.series;

import dev.recon.fill.FillMethod;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.Workspace;
import dev.recon.series.Waiting.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What has arrived behind an open gap, though it is not released yet: by the time that a reading is
 * decided missing, those that follow it are mostly known. A copy of the sensor is shown them, so
 * that a first fill need not be a forecast; what the sensor itself learns stays in order.
 */
final class Foresight {

    /** With one more a fill would be final, which only those that are released make it. */
    private static final int MOST = SensorFills.FINAL_AFTER - 1;

    /** In periods; a sensor sees for itself that between what is as far apart some are missing. */
    private static final double FAR = 4;

    private static final FillSink NOBODY =
            (slot, readingsAfter, value, sd, lower, upper, method) -> {};

    private Foresight() {}

    /**
     * Says what may have been in the gap that is open, if anything has arrived behind it; the sink
     * gets gaps before it as well.
     *
     * @param topMillis of the readings that were released
     * @param watermark what is later has not arrived as a whole, and is not looked at
     */
    static void look(
            SensorFills fills,
            FillMethod method,
            Waiting waiting,
            long topMillis,
            long watermark,
            Workspace work,
            FillSink sink) {
        List<Entry> next = next(waiting.real(), topMillis, watermark);
        if (next.isEmpty()) {
            return;
        }
        // Without its neighbours, which have not come as far.
        SensorFills copy = SensorFills.read(fills.write(), method);
        FillSink first = next.size() == 1 ? sink : NOBODY;
        long last = topMillis;
        for (Entry each : next) {
            lack(copy, last, each.timeMillis, work);
            copy.next(each.timeMillis, each.value, work, first);
            last = each.timeMillis;
        }
        if (next.size() > 1) {
            copy.settle(work, sink);
        }
    }

    /** What lies in between is lost as well, though nobody has decided it yet. */
    private static void lack(SensorFills copy, long fromMillis, long toMillis, Workspace work) {
        double period = copy.periodMillis();
        double steps = (toMillis - fromMillis) / period;
        for (int i = 1; steps < FAR && i < steps - 0.5; i++) {
            copy.next(fromMillis + Math.round(i * period), Double.NaN, work, NOBODY);
        }
    }

    private static List<Entry> next(Timeline<Entry> real, long topMillis, long watermark) {
        List<Entry> next = new ArrayList<>(MOST);
        long last = topMillis;
        for (int i = 0; i < real.size() && next.size() < MOST; i++) {
            Entry each = real.get(i);
            if (each.timeMillis > watermark) {
                break;
            }
            if (each.timeMillis > last) {
                next.add(each);
                last = each.timeMillis;
            }
        }
        return next;
    }
}
