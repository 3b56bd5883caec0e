package dev.recon.operator;

import dev.recon.codec.CurrentLine;
import dev.recon.core.store.BlockStore;
import dev.recon.core.time.Rules;
import dev.recon.series.Neighbours;
import dev.recon.state.BucketMeta;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What the two keyed operators share: frames come in for buckets, and a bucket's working set is
 * kept in keyed state under the bucket's one key. The key is set where state is touched, not for
 * each frame.
 */
abstract class BucketOperator extends AbstractStreamOperator<Frame>
        implements OneInputStreamOperator<Frame, Frame> {

    private static final long serialVersionUID = 1L;

    protected final Layout layout;
    private final SubmittedLine submitted;

    /** Of all rows that this operator writes. */
    protected transient CurrentLine line;

    private transient BucketKeys keys;
    private transient ValueState<byte[]> metas;
    private transient Bytes in;

    /**
     * @param submitted the line of a job that starts without state
     */
    BucketOperator(Layout layout, SubmittedLine submitted) {
        this.layout = layout;
        this.submitted = submitted;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        line = new CurrentLine(submitted.line());
    }

    final void openState(StateInitializationContext context) {
        metas = context.getKeyedStateStore().getState(StateDescriptors.BUCKET);
    }

    static MapState<Long, byte[]> blocks(
            StateInitializationContext context, MapStateDescriptor<Long, byte[]> descriptor) {
        return context.getKeyedStateStore().getMapState(descriptor);
    }

    final KeyGroupRange ownedBuckets() {
        keys = new BucketKeys(layout.buckets());
        in = new Bytes(0);
        return keys.ownedBy(
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
    }

    /**
     * Resumes the line of the state.
     *
     * @throws dev.recon.state.UnreadableState when the savepoint names another one elsewhere
     */
    final void resumeLine(RestoredState restored) {
        if (restored.line() != null) {
            line.set(submitted.resumed(restored.line()));
        }
    }

    final BlockStore blocks(MapState<Long, byte[]> blocks, int bucket) {
        return new KeyedBlocks(blocks, () -> setCurrentKey(keys.key(bucket)));
    }

    /** What was saved of a bucket, which can be resumed, or null. */
    final UsableMeta loadMeta(int bucket, Rules rules, Neighbours neighbours) throws Exception {
        setCurrentKey(keys.key(bucket));
        byte[] saved = metas.value();
        if (saved == null) {
            return null;
        }
        return UsableMeta.of(BucketMeta.read(saved), rules, neighbours);
    }

    final void saveMeta(int bucket, BucketMeta meta) throws Exception {
        setCurrentKey(keys.key(bucket));
        metas.update(meta.write());
    }

    final Bytes reading(Frame frame) {
        return in.wrap(frame.bytes, frame.length);
    }

    final long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    @Override
    public final boolean hasKeyContext1() {
        return false;
    }

    @Override
    public final boolean hasKeyContext2() {
        return false;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public final void setKeyContextElement1(StreamRecord record) {
        // Deliberately nothing: see the class comment.
    }
}
