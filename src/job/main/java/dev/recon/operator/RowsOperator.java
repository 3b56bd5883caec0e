package dev.recon.operator;

import dev.recon.codec.AnswerEncoder;
import dev.recon.codec.FillEncoder;
import dev.recon.core.Readings;
import dev.recon.core.Routes;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.WindowRows;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.SlowestSender;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.WindowSummary;
import dev.recon.fill.Workspace;
import dev.recon.rows.Answer;
import dev.recon.series.Sensors;
import dev.recon.series.SeriesOutput;
import dev.recon.series.SeriesSettings;
import dev.recon.state.BucketMeta;
import dev.recon.state.RowsDirectory;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the counts of all reconcilers and emits the metrics rows ({@link Answer#METRICS}), and of
 * the legs that are filled also the fills ({@link Answer#FILLS}) and the series ({@link
 * Answer#SERIES}).
 *
 * <p>Rows and sensors are a working set in memory, saved before every checkpoint ({@link
 * WindowRows#save}, {@link Sensors#save}); a row is freed when its window is final, a sensor when
 * it has been silent for long. Rows that have nothing new to emit are evicted to keyed state at
 * every checkpoint.
 */
public final class RowsOperator extends BucketOperator
        implements RowFrames.Handler, SeriesOutput, AnswerEncoder.Summaries {

    private static final long serialVersionUID = 1L;
    private static final int[] NO_COUNTS = new int[Counter.COUNT];

    private final Rules rules;
    private final Routes routes;
    private final SeriesSettings series;

    private transient MapState<Long, byte[]> rowBlocks;
    private transient MapState<Long, byte[]> sensorBlocks;
    private transient KeyGroupRange owned;
    private transient WindowRows[] rows;
    private transient Sensors[] sensors;
    private transient int current;
    private transient SlowestSender senders;
    private transient AnswerEncoder encoder;
    private transient FillEncoder fillEncoder;
    private transient Workspace workspace;
    private transient FillMetrics fillMetrics;

    public RowsOperator(
            Rules rules,
            Routes routes,
            SeriesSettings series,
            Layout layout,
            SubmittedLine submitted) {
        super(layout, submitted);
        this.rules = rules;
        this.routes = routes;
        this.series = series;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        owned = ownedBuckets();
        rows = new WindowRows[layout.buckets()];
        sensors = new Sensors[layout.buckets()];
        AnswerOutput answers = new AnswerOutput(output, line);
        encoder = new AnswerEncoder(rules, routes, List.of(), line, answers, this);
        fillEncoder = new FillEncoder(routes, line, answers);
        workspace = new Workspace();
        openState(context);
        rowBlocks = blocks(context, StateDescriptors.ROWS);
        sensorBlocks = blocks(context, StateDescriptors.SENSORS);
        UnusableState.orRefuse(this::restore);
    }

    private void restore() throws Exception {
        RestoredState restored = new RestoredState(routes.legs());
        for (int number : owned) {
            UsableMeta meta = loadMeta(number, rules, series.neighbours());
            if (meta == null) {
                rows[number] = new WindowRows(rules, blocks(rowBlocks, number));
                sensors[number] = new Sensors(series, blocks(sensorBlocks, number), this);
            } else {
                restored.add(meta);
                restore(number, meta);
            }
        }
        resumeLine(restored);
        senders = new SlowestSender(restored.watermark());
    }

    private void restore(int number, UsableMeta meta) {
        RowsDirectory directory = RowsDirectory.read(meta.saved().directory());
        rows[number] =
                WindowRows.restore(
                        rules,
                        directory.windowStartMillis(),
                        meta.horizonMillis(),
                        blocks(rowBlocks, number),
                        meta.mappingTo(routes));
        sensors[number] =
                Sensors.restore(
                        series,
                        directory.sensors(),
                        meta.saved().watermark(),
                        meta.horizonMillis(),
                        blocks(sensorBlocks, number),
                        meta.mappingTo(routes),
                        this);
    }

    @Override
    public void open() throws Exception {
        super.open();
        fillMetrics = new FillMetrics(getMetricGroup());
    }

    @Override
    public void processElement(StreamRecord<Frame> element) {
        Frame frame = element.getValue();
        current = frame.bucket;
        RowFrames.read(reading(frame), this);
    }

    @Override
    public void counts(int leg, byte[] text, int from, int to, long paneStartMillis, int[] counts) {
        rows[current].add(leg, text, from, to, paneStartMillis, counts);
    }

    @Override
    public void reading(
            Readings.Event event,
            int leg,
            byte[] text,
            int sourceFrom,
            int sourceTo,
            int idTo,
            long timeMillis,
            double value) {
        sensors[current].reading(event, leg, text, sourceFrom, sourceTo, idTo, timeMillis, value);
    }

    @Override
    public void arrived(int leg, byte[] text, int from, int to, long[] readings, int count) {
        sensors[current].arrived(leg, text, from, to, readings, count);
    }

    @Override
    public void watermark(int sender, int senderCount, long senderWatermark, boolean quiescent) {
        int frame = current;
        long before = senders.watermark();
        long now = senders.hear(sender, senderCount, senderWatermark, quiescent);
        boolean allQuiescent = senders.isQuiescent();
        for (int number : owned) {
            current = number;
            if (now > before) {
                sensors[number].advance(now);
                rows[number].advance(before, now, encoder);
                sensors[number].forget();
            }
            if (allQuiescent) {
                sensors[number].quiesce();
                rows[number].quiesce(encoder);
            }
        }
        current = frame;
    }

    @Override
    public SeriesCollector collector() {
        return fillEncoder;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    /** The row has something new to emit, though no count has changed. */
    @Override
    public void changed(int leg, byte[] source, long paneStartMillis) {
        rows[current].add(leg, source, paneStartMillis, NO_COUNTS);
    }

    @Override
    public void withdrawn(Fill fill) {
        fillMetrics.withdrawn(fill);
    }

    @Override
    public WindowSummary of(int leg, byte[] source, long windowStartMillis) {
        return series.isFilled(leg)
                ? sensors[current].summary(leg, source, windowStartMillis)
                : null;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (int number : owned) {
            long[] starts = rows[number].save();
            rows[number].evictUnchanged();
            RowsDirectory directory = new RowsDirectory(starts, sensors[number].save());
            saveMeta(
                    number,
                    new BucketMeta(
                            line.get().name(),
                            senders.watermark(),
                            Progress.NONE,
                            rules.metricsIntervalMillis(),
                            rules.correctionHorizonMillis(),
                            series.neighbours().fingerprint(),
                            new RestoredState(routes.legs()).legs(),
                            List.of(),
                            directory.write()));
        }
    }
}
