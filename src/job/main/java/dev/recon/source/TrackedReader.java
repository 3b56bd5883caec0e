package dev.recon.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits one {@link RawRecord.Kind#ASSIGNED} for each split that it is given, before any record that
 * the wrapped reader may have of it. Restored splits come the same way as new ones, so
 * announcements are not part of the state.
 */
final class TrackedReader<SplitT extends SourceSplit> implements SourceReader<RawRecord, SplitT> {

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final SourceReader<RawRecord, SplitT> reader;
    private final SplitStart<SplitT> start;
    private final Queue<RawRecord> announcements = new ArrayDeque<>();

    /**
     * Ends the wait of a task that went to sleep on {@link #isAvailable()} before a split was
     * added.
     */
    private CompletableFuture<Void> announced = new CompletableFuture<>();

    TrackedReader(SourceReader<RawRecord, SplitT> reader, SplitStart<SplitT> start) {
        this.reader = reader;
        this.start = start;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) throws Exception {
        RawRecord announcement = announcements.poll();
        if (announcement == null) {
            return reader.pollNext(output);
        }
        output.collect(announcement);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (!announcements.isEmpty()) {
            return NOW;
        }
        CompletableFuture<Void> records = reader.isAvailable();
        if (records.isDone()) {
            return records;
        }
        if (announced.isDone()) {
            announced = new CompletableFuture<>();
        }
        return CompletableFuture.anyOf(records, announced).thenAccept(any -> {});
    }

    @Override
    public void addSplits(List<SplitT> splits) {
        for (SplitT split : splits) {
            RawRecord announcement = new RawRecord();
            announcement.kind = RawRecord.Kind.ASSIGNED;
            start.describe(split, announcement);
            announcements.add(announcement);
        }
        reader.addSplits(splits);
        announced.complete(null);
    }

    @Override
    public List<SplitT> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
