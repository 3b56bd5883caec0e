package dev.recon.operator;

import dev.recon.codec.AnswerEncoder;
import dev.recon.core.Reconciler;
import dev.recon.core.ReconcilerReport;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.rows.Deltas;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.WatermarkRule;
import dev.recon.series.SeriesSettings;
import dev.recon.state.BucketMeta;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Carries the reconciler: takes arrivals to their buckets, lets W advance five times a second,
 * sends exceptions out and counts on to the metrics rows.
 *
 * <p>The buckets are a working set in memory. What changed in them is written into keyed state
 * before every checkpoint, most of it well before ({@link Bucket#saveCold}), and rebuilt from it at
 * a restore ({@link Bucket#save}, {@link Bucket#restore}); state of an item is freed with the slice
 * of its latest event time, once that is beyond the horizon. Counts and readings not yet sent on
 * leave before every barrier.
 */
public final class ReconcileOperator extends BucketOperator
        implements BoundedOneInput, ArrivalFrames.Handler {

    public static final OutputTag<ReconcilerReport> REPORTS =
            new OutputTag<>("reconciler-reports") {};

    private static final long serialVersionUID = 1L;
    private static final int TICKS_BETWEEN_MEMORY_CHECKS = 5;

    private final Rules rules;
    private final Routes routes;
    private final List<String> streams;
    private final SeriesSettings series;

    private transient MapState<Long, byte[]> blocks;
    private transient Buckets buckets;
    private transient Bucket current;
    private transient Arrival arrival;
    private transient RowSender rows;
    private transient Reconciler reconciler;
    private transient WatermarkRule watermarks;
    private transient RestoredState restored;
    private transient boolean hasOverdue;
    private transient boolean sentQuiescent;
    private transient int ticks;

    /** Meanwhile the heap backend copies a bucket's pages when one of them is written. */
    private transient boolean snapshotUnderway;

    public ReconcileOperator(
            Rules rules,
            Routes routes,
            List<String> streams,
            SeriesSettings series,
            Layout layout,
            SubmittedLine submitted) {
        super(layout, submitted);
        this.rules = rules;
        this.series = series;
        this.routes = routes;
        this.streams = List.copyOf(streams);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        buckets = new Buckets(layout, ownedBuckets());
        arrival = new Arrival();
        Deltas deltas = new Deltas(routes.legs().size());
        rows = new RowSender(routes, series, layout, deltas, output);
        AnswerEncoder verdicts =
                new AnswerEncoder(rules, routes, streams, line, new AnswerOutput(output, line));
        reconciler = new Reconciler(rules, routes, verdicts, deltas, rows);
        openState(context);
        blocks = blocks(context, StateDescriptors.ITEMS);
        UnusableState.orRefuse(this::restore);
    }

    private void restore() throws Exception {
        restored = new RestoredState(routes.legs());
        for (int number : buckets.owned()) {
            UsableMeta meta = loadMeta(number, rules, series.neighbours());
            if (meta == null) {
                buckets.put(
                        number, new Bucket(rules, blocks(blocks, number), buckets.filterBytes()));
            } else {
                restored.add(meta);
                buckets.put(number, restore(number, meta));
            }
        }
        resumeLine(restored);
        long watermark = restored.watermark();
        watermarks =
                new WatermarkRule(
                        rules, restored.hadEnded(streams), watermark, restored.topMillis());
        reconciler.resume(watermark, restored.floorMillis());
        hasOverdue = watermark != Rules.NO_WATERMARK;
    }

    private Bucket restore(int number, UsableMeta meta) {
        return Bucket.restore(
                meta.saved().directory(),
                blocks(blocks, number),
                buckets.filterBytes(),
                meta.mappingTo(routes),
                time -> rules.deadline(time, meta.saved().watermark()));
    }

    @Override
    public void open() throws Exception {
        super.open();
        getMetricGroup().gauge(MetricNames.WATERMARK, reconciler::watermark);
        getMetricGroup().gauge(MetricNames.AT_REST, () -> watermarks.isQuiescent() ? 1 : 0);
        getMetricGroup().gauge(MetricNames.ITEMS, buckets::items);
        getMetricGroup().gauge(MetricNames.WORKING_SET_BYTES, buckets::heldBytes);
        new Ticker(getProcessingTimeService(), this::tick).start();
    }

    @Override
    public void processElement(StreamRecord<Frame> element) {
        decideOverdue();
        Frame frame = element.getValue();
        current = buckets.get(frame.bucket);
        ArrivalFrames.read(reading(frame), arrival, this);
    }

    @Override
    public void arrival(Arrival each) {
        reconciler.arrive(current, each);
    }

    @Override
    public void progress(Progress progress) {
        watermarks.hear(progress, now());
    }

    private void tick() {
        advance(watermarks.evaluate(now()));
        if (++ticks % TICKS_BETWEEN_MEMORY_CHECKS == 0) {
            buckets.keepToWorkingSet();
            report();
        }
        if (!snapshotUnderway) {
            buckets.saveCold(ticks);
        }
    }

    /** Applies the rules of now to the restored W, before anything else: decides and forgets. */
    private void decideOverdue() {
        if (hasOverdue) {
            advance(reconciler.watermark());
        }
    }

    private void advance(long watermark) {
        boolean advanced = watermark > reconciler.watermark() || hasOverdue;
        if (advanced) {
            hasOverdue = false;
            reconciler.advanceTo(watermark);
            buckets.each(reconciler::decideDue);
            rows.sendBefore(rules.windowing().panesOverBefore(watermark));
        }
        if (watermarks.isQuiescent()) {
            quiesce(advanced);
        } else if (advanced || sentQuiescent) {
            sendWatermark(false);
        }
    }

    private void quiesce(boolean advanced) {
        buckets.each(reconciler::decideAll);
        if (advanced || !sentQuiescent || rows.needsWatermark()) {
            rows.sendAll();
            sendWatermark(true);
        }
    }

    private void sendWatermark(boolean quiescent) {
        sentQuiescent = quiescent;
        rows.sendWatermark(subtask(), subtasks(), reconciler.watermark(), quiescent);
    }

    private int subtask() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    private int subtasks() {
        return getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    }

    private void report() {
        ReconcilerReport report =
                new ReconcilerReport(
                        subtask(),
                        subtasks(),
                        reconciler.watermark(),
                        watermarks.isQuiescent(),
                        buckets.pendingItems(),
                        buckets.items());
        output.collect(REPORTS, new StreamRecord<>(report));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        decideOverdue();
        rows.sendAll();
        rows.flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        snapshotUnderway = true;
        List<BucketMeta.Leg> legs = restored.legs();
        List<String> ended = endedStreams();
        for (int number : buckets.owned()) {
            byte[] directory = buckets.get(number).save();
            saveMeta(
                    number,
                    new BucketMeta(
                            line.get().name(),
                            reconciler.watermark(),
                            watermarks.topMillis(),
                            rules.metricsIntervalMillis(),
                            rules.correctionHorizonMillis(),
                            series.neighbours().fingerprint(),
                            legs,
                            ended,
                            directory));
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        snapshotUnderway = false;
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        super.notifyCheckpointAborted(checkpointId);
        snapshotUnderway = false;
    }

    private List<String> endedStreams() {
        List<String> ended = new ArrayList<>();
        for (int stream = 0; stream < streams.size(); stream++) {
            if (watermarks.hasEnded(stream)) {
                ended.add(streams.get(stream));
            }
        }
        return ended;
    }

    @Override
    public void endInput() {
        advance(watermarks.end());
        buckets.keepToWorkingSet();
        report();
    }
}
