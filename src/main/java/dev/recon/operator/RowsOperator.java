package dev.recon.operator;

import dev.recon.codec.AnswerEncoder;
import dev.recon.core.Progress;
import dev.recon.core.Routes;
import dev.recon.core.Rules;
import dev.recon.core.SlowestSender;
import dev.recon.core.WindowRows;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the counts of all reconcilers and emits the metrics rows ({@link AnswerOutput#METRICS}).
 *
 * <p>The rows are a working set in memory, saved before every checkpoint ({@link WindowRows#save});
 * a row is freed when its window is final. Rows that have nothing to tell rest in keyed state
 * between checkpoints.
 */
public final class RowsOperator extends BucketOperator implements RowFrames.Handler {

    private static final long serialVersionUID = 1L;

    private final Rules rules;
    private final Routes routes;

    private transient KeyGroupRange owned;
    private transient WindowRows[] rows;
    private transient WindowRows current;
    private transient SlowestSender senders;
    private transient AnswerEncoder encoder;

    public RowsOperator(Rules rules, Routes routes, Layout layout) {
        super(layout);
        this.rules = rules;
        this.routes = routes;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        owned = ownedBuckets();
        rows = new WindowRows[layout.buckets()];
        encoder = new AnswerEncoder(rules, routes, List.of(), new AnswerOutput(output));
        EarlierRun earlier = new EarlierRun(routes.legs());
        openState(context, StateNames.ROWS);
        for (int number : owned) {
            BucketMeta meta = loadMeta(number, rules);
            if (meta == null) {
                rows[number] = new WindowRows(rules, blocks(number));
            } else {
                earlier.add(meta);
                long[] starts = new long[meta.directory().length / Long.BYTES];
                ByteBuffer.wrap(meta.directory()).asLongBuffer().get(starts);
                rows[number] =
                        WindowRows.restore(rules, starts, blocks(number), meta.mappingTo(routes));
            }
        }
        senders = new SlowestSender(earlier.watermark());
    }

    @Override
    public void processElement(StreamRecord<Frame> element) {
        Frame frame = element.getValue();
        current = rows[frame.bucket];
        RowFrames.read(reading(frame), this);
    }

    @Override
    public void counts(
            int leg, byte[] text, int from, int to, long windowStartMillis, int[] counts) {
        current.add(leg, text, from, to, windowStartMillis, counts);
    }

    @Override
    public void watermark(int sender, int senderCount, long senderWatermark, boolean atRest) {
        long before = senders.watermark();
        long now = senders.hear(sender, senderCount, senderWatermark, atRest);
        boolean allAtRest = senders.isAtRest();
        for (int number : owned) {
            if (now > before) {
                rows[number].advance(before, now, encoder);
            }
            if (allAtRest) {
                rows[number].rest(encoder);
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (int number : owned) {
            long[] starts = rows[number].save();
            rows[number].restUnchanged();
            ByteBuffer directory = ByteBuffer.allocate(starts.length * Long.BYTES);
            directory.asLongBuffer().put(starts);
            saveMeta(
                    number,
                    new BucketMeta(
                            senders.watermark(),
                            Progress.NONE,
                            rules.metricsIntervalMillis(),
                            rules.correctionHorizonMillis(),
                            new EarlierRun(routes.legs()).legs(),
                            List.of(),
                            directory.array()));
        }
    }
}
