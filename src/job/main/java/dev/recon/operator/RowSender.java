package dev.recon.operator;

import dev.recon.core.Readings;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.rows.Deltas;
import dev.recon.core.rows.ReadingBatches;
import dev.recon.series.SeriesSettings;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends on what a reconciler counts, and what becomes of its readings, to the buckets of their
 * rows. What is put together until it is sent leaves before every barrier: {@link #sendAll}, {@link
 * #flush}.
 */
final class RowSender implements Readings {

    private final Routes routes;
    private final SeriesSettings series;
    private final Layout layout;
    private final Deltas deltas;
    private final ReadingBatches arrived;
    private final FrameBuffers frames;

    /** Counts have been sent, with a barrier, and no W behind them. */
    private boolean sentWithoutWatermark;

    RowSender(
            Routes routes,
            SeriesSettings series,
            Layout layout,
            Deltas deltas,
            Output<StreamRecord<Frame>> output) {
        this.routes = routes;
        this.series = series;
        this.layout = layout;
        this.deltas = deltas;
        arrived = new ReadingBatches(routes.legs().size(), deltas, this::sendArrived);
        frames = new FrameBuffers(layout.buckets(), layout.frameBytes(), output);
    }

    @Override
    public boolean wants(int leg) {
        return series.isFilled(leg);
    }

    @Override
    public void reading(
            Event event, int source, int leg, Arrival arrival, long timeMillis, double value) {
        if (event == Event.ARRIVED && !series.isSeriesWanted()) {
            arrived.add(source, leg, timeMillis, value);
            return;
        }
        int bucket = bucketOfRow(leg, arrival.text, arrival.sourceStart, arrival.sourceEnd);
        RowFrames.writeReading(frames.of(bucket), event, leg, arrival, timeMillis, value);
        frames.written(bucket);
    }

    private void sendArrived(int leg, byte[] source, long[] readings, int count) {
        int bucket = bucketOfRow(leg, source, 0, source.length);
        RowFrames.writeArrived(frames.of(bucket), leg, source, readings, count);
        frames.written(bucket);
    }

    /** Neighbours share one, on legs that are not filled as well: those may come to be filled. */
    private int bucketOfRow(int leg, byte[] text, int from, int to) {
        Routes.Leg name = routes.legs().get(leg);
        byte[] first = series.neighbours().firstOf(text, from, to);
        return first == null
                ? layout.bucketOfRow(name, text, from, to)
                : layout.bucketOfRow(name, first);
    }

    /** Whether there are counts, sent or not, that wait for a W to say when they are emitted. */
    boolean needsWatermark() {
        return sentWithoutWatermark || !deltas.isEmpty();
    }

    /** All readings, and the counts of every pane that starts before {@code beforeMillis}. */
    void sendBefore(long beforeMillis) {
        arrived.handAll();
        deltas.take(beforeMillis, this::sendCounts);
    }

    /** All readings and counts. */
    void sendAll() {
        arrived.handAll();
        deltas.takeAll(this::sendCounts);
    }

    private void sendCounts(int leg, byte[] source, long paneStartMillis, int[] counts) {
        int bucket = bucketOfRow(leg, source, 0, source.length);
        RowFrames.writeCounts(frames.of(bucket), leg, source, paneStartMillis, counts);
        frames.written(bucket);
        sentWithoutWatermark = true;
    }

    /** Behind all that was sent, and to every bucket. */
    void sendWatermark(int sender, int senders, long watermark, boolean quiescent) {
        sentWithoutWatermark = false;
        frames.flush();
        for (int bucket = 0; bucket < frames.buckets(); bucket++) {
            RowFrames.writeWatermark(frames.of(bucket), sender, senders, watermark, quiescent);
        }
        frames.flush();
    }

    void flush() {
        frames.flush();
    }
}
