package dev.recon.operator;

import dev.recon.source.RawRecord;
import dev.recon.source.RawRecordTypeInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Records of one stream step by step, from the place that its state says; then it ends, or waits
 * for ever. Knows no file and no topic, so its state can be restored anywhere.
 *
 * @param records in order of their steps
 * @param steps the step of each, which must have come ({@link #letStep})
 * @param ends whether the stream comes to its end behind the last record
 */
record ScriptSource(List<byte[]> records, List<Integer> steps, boolean ends)
        implements Source<RawRecord, ScriptSource.Split, Boolean>, ResultTypeQueryable<RawRecord> {

    private static final int POLL_MILLIS = 5;

    /** Up to which step the sources of this process may read. */
    private static final AtomicInteger STEP = new AtomicInteger();

    /** Lets all sources of this process read up to a step. */
    static void letStep(int step) {
        STEP.set(step);
    }

    /** The one split: which record is next. */
    record Split(int next) implements SourceSplit {
        @Override
        public String splitId() {
            return "script";
        }
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return RawRecordTypeInfo.INSTANCE;
    }

    @Override
    public Boundedness getBoundedness() {
        return ends ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<Split, Boolean> createEnumerator(SplitEnumeratorContext<Split> context) {
        return new Enumerator(context, false);
    }

    @Override
    public SplitEnumerator<Split, Boolean> restoreEnumerator(
            SplitEnumeratorContext<Split> context, Boolean isAssigned) {
        return new Enumerator(context, isAssigned);
    }

    @Override
    public SourceReader<RawRecord, Split> createReader(SourceReaderContext context) {
        return new Reader();
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        return new Numbers<>() {
            @Override
            int number(Split split) {
                return split.next;
            }

            @Override
            Split of(int number) {
                return new Split(number);
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new Numbers<>() {
            @Override
            int number(Boolean isAssigned) {
                return isAssigned ? 1 : 0;
            }

            @Override
            Boolean of(int number) {
                return number == 1;
            }
        };
    }

    /** What comes down to a number. */
    private abstract static class Numbers<T> implements SimpleVersionedSerializer<T> {

        abstract int number(T value);

        abstract T of(int number);

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(T value) {
            return ByteBuffer.allocate(4).putInt(number(value)).array();
        }

        @Override
        public T deserialize(int version, byte[] bytes) {
            return of(ByteBuffer.wrap(bytes).getInt());
        }
    }

    /** Gives the split to the first reader. */
    private static final class Enumerator implements SplitEnumerator<Split, Boolean> {
        private final SplitEnumeratorContext<Split> context;
        private boolean isAssigned;

        Enumerator(SplitEnumeratorContext<Split> context, boolean isAssigned) {
            this.context = context;
            this.isAssigned = isAssigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<Split> splits, int subtask) {
            isAssigned = false;
        }

        @Override
        public void addReader(int subtask) {
            if (subtask == 0 && !isAssigned) {
                isAssigned = true;
                context.assignSplit(new Split(0), 0);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Boolean snapshotState(long checkpointId) {
            return isAssigned;
        }

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader<RawRecord, Split> {
        private final RawRecord record = new RawRecord();
        private final CompletableFuture<Void> assigned = new CompletableFuture<>();
        private int next = -1;
        private boolean isAnnounced;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<RawRecord> output) {
            if (next < 0 || next == records.size()) {
                return ends && assigned.isDone()
                        ? InputStatus.END_OF_INPUT
                        : InputStatus.NOTHING_AVAILABLE;
            }
            if (isAnnounced && steps.get(next) > STEP.get()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            record.kind = isAnnounced ? RawRecord.Kind.RECORD : RawRecord.Kind.ASSIGNED;
            record.offset = next;
            record.value = isAnnounced ? records.get(next++) : null;
            isAnnounced = true;
            output.collect(record);
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            if (next < 0) {
                return assigned;
            }
            if (next == records.size()) {
                return ends ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
            }
            return CompletableFuture.runAsync(
                    () -> {},
                    CompletableFuture.delayedExecutor(POLL_MILLIS, TimeUnit.MILLISECONDS));
        }

        @Override
        public void addSplits(List<Split> splits) {
            next = splits.get(0).next();
            assigned.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {
            assigned.complete(null);
        }

        @Override
        public List<Split> snapshotState(long checkpointId) {
            List<Split> splits = new ArrayList<>();
            if (next >= 0) {
                splits.add(new Split(next));
            }
            return splits;
        }

        @Override
        public void close() {}
    }
}
