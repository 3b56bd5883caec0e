package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class TrackedReaderTest {

    private final Silent silent = new Silent();
    private final ReaderRun run = new ReaderRun();
    private final TrackedReader<Split> reader =
            new TrackedReader<>(
                    silent,
                    (split, announcement) -> {
                        announcement.partition = split.partition;
                        announcement.offset = split.offset;
                    });

    @Test
    void wakesATaskThatWaitsForRecordsWhenASplitIsAdded() throws Exception {
        CompletableFuture<Void> waiting = reader.isAvailable();
        assertThat(waiting).isNotDone();
        reader.addSplits(List.of(new Split(1, 7)));
        assertThat(waiting).isDone();
        assertThat(reader.isAvailable()).isDone();
        run.poll(reader, 1);
        assertThat(run.emitted).containsExactly("ASSIGNED 1@7");
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void wakesAgainForEachLaterSplit() {
        for (int partition = 0; partition < 3; partition++) {
            silent.available = new CompletableFuture<>();
            CompletableFuture<Void> waiting = reader.isAvailable();
            assertThat(waiting).isNotDone();
            reader.addSplits(List.of(new Split(partition, 0)));
            assertThat(waiting).isDone();
            pollAll();
        }
        assertThat(run.emitted).containsExactly("ASSIGNED 0@0", "ASSIGNED 1@0", "ASSIGNED 2@0");
    }

    @Test
    void announcesBeforeARecordThatIsAlreadyThere() {
        RawRecord record = new RawRecord();
        silent.records.add(record);
        reader.addSplits(List.of(new Split(0, 0), new Split(1, 4)));
        pollAll();
        assertThat(run.emitted).containsExactly("ASSIGNED 0@0", "ASSIGNED 1@4", "0@0 null");
    }

    @Test
    void announcesBeforeTheEnd() throws Exception {
        silent.end = true;
        reader.addSplits(List.of(new Split(0, 0)));
        assertThat(reader.pollNext(run)).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(reader.pollNext(run)).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void waitsForTheRecordsOfTheWrappedReader() {
        CompletableFuture<Void> waiting = reader.isAvailable();
        silent.available.complete(null);
        assertThat(waiting).isDone();
    }

    private void pollAll() {
        try {
            while (reader.pollNext(run) == InputStatus.MORE_AVAILABLE) {}
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private record Split(int partition, long offset) implements SourceSplit {
        @Override
        public String splitId() {
            return "split-" + partition;
        }
    }

    private static final class Silent implements SourceReader<RawRecord, Split> {
        final Queue<RawRecord> records = new ArrayDeque<>();
        CompletableFuture<Void> available = new CompletableFuture<>();
        boolean end;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<RawRecord> output) {
            RawRecord record = records.poll();
            if (record != null) {
                output.collect(record);
                return InputStatus.MORE_AVAILABLE;
            }
            return end ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public List<Split> snapshotState(long checkpointId) {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return available;
        }

        @Override
        public void addSplits(List<Split> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
