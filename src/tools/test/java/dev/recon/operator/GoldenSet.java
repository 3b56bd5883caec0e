package dev.recon.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.rows.Line;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeComparison;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import dev.recon.state.Uids;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/**
 * The savepoints of one format of state: the configuration and the tape of the job that they were
 * taken of, and beside each the answers that it has to give when it is resumed.
 */
record GoldenSet(Path folder) {

    static final Path ALL = Path.of("src/tools/test/resources/savepoints");

    /** The line of the job that the savepoints were taken of. */
    static final Line LINE = new Line("golden", 1);

    /** The one that is submitted when they are resumed. */
    static final Line ANOTHER = new Line("another", 1);

    private static final String ROCKSDB = "rocksdb";
    private static final String ANSWERS = "answers.jsonl";

    /** One savepoint; {@code name} begins with its backend. */
    record Golden(GoldenSet set, String name) {

        @Override
        public String toString() {
            return set.folder.getFileName() + "/" + name;
        }

        Path path() {
            return set.folder.resolve(name);
        }

        String backend() {
            return name.substring(0, name.indexOf('-'));
        }

        List<TapeRow> expected() {
            return set.expected();
        }

        /** Resumes the operators, and plays what is left of the tape. */
        List<TapeRow> resume(int parallelism) throws Exception {
            return set.resume(parallelism, load(), stateBackend());
        }

        private StateBackend stateBackend() {
            return backend().equals(ROCKSDB)
                    ? new EmbeddedRocksDBStateBackend(true)
                    : new HashMapStateBackend();
        }

        private OperatorMachine.Saved load() throws Exception {
            CheckpointMetadata metadata = metadata();
            OperatorState rows = state(metadata, Uids.ROWS);
            return new OperatorMachine.Saved(
                    all(state(metadata, Uids.RECONCILE)),
                    all(rows),
                    rows.getParallelism(),
                    0,
                    Set.of(GoldenTape.ARCHIVE));
        }

        private static OperatorSubtaskState all(OperatorState state) throws Exception {
            return OperatorMachine.all(List.copyOf(state.getStates()));
        }

        private static OperatorState state(CheckpointMetadata metadata, String uid) {
            return metadata.getOperatorStates().stream()
                    .filter(each -> each.getOperatorUid().filter(uid::equals).isPresent())
                    .findFirst()
                    .orElseThrow();
        }

        CheckpointMetadata metadata() throws IOException {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(
                            path().toUri().toString());
            try (DataInputStream in =
                    new DataInputStream(location.getMetadataHandle().openInputStream())) {
                return Checkpoints.loadCheckpointMetadata(
                        in, GoldenSet.class.getClassLoader(), location.getExternalPointer());
            }
        }
    }

    static List<Golden> all() throws IOException {
        List<Golden> all = new ArrayList<>();
        for (Path folder : folders(ALL)) {
            GoldenSet set = new GoldenSet(folder);
            folders(folder).forEach(each -> all.add(set.golden(each.getFileName().toString())));
        }
        return all;
    }

    private static List<Path> folders(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    Golden golden(String name) {
        return new Golden(this, name);
    }

    ReconConfig config(String backend) {
        try {
            String yaml = Files.readString(folder.resolve("config.yaml"));
            return ConfigReader.parse("config.yaml", yaml.replace("BACKEND", backend));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answers that a resumed job has to give. */
    List<TapeRow> expected() {
        return TapeComparison.readRows(folder.resolve(ANSWERS));
    }

    /** Writes them, as operators give them that are stopped and resumed without a cluster. */
    void writeExpected() throws Exception {
        OperatorMachine first = machine();
        TapeRunner.run(tape(0, GoldenTape.TAKEN_AFTER + 1), new WithoutArchive(first));
        first.tick((GoldenTape.TAKEN_AFTER + 1) * GoldenTape.STEP_MILLIS);
        OperatorMachine.Saved saved = first.save();
        first.close();
        List<TapeRow> rows = resume(1, afresh(saved), new HashMapStateBackend());
        Comparator<TapeRow> order =
                Comparator.comparingLong(TapeRow::at).thenComparing(TapeRow::toJson);
        List<String> lines = rows.stream().sorted(order).map(TapeRow::toJson).toList();
        Files.write(folder.resolve(ANSWERS), lines);
    }

    /** The clock begins anew. */
    private static OperatorMachine.Saved afresh(OperatorMachine.Saved saved) {
        return new OperatorMachine.Saved(
                saved.reconcilers(), saved.rows(), saved.parallelism(), 0, saved.ended());
    }

    private OperatorMachine machine() {
        return new OperatorMachine(config("heap"), null, 1, null, new HashMapStateBackend(), LINE);
    }

    private List<TapeRow> resume(int parallelism, OperatorMachine.Saved saved, StateBackend backend)
            throws Exception {
        OperatorMachine machine =
                new OperatorMachine(config("heap"), null, parallelism, saved, backend, ANOTHER);
        try {
            return TapeRunner.run(tape(GoldenTape.TAKEN_AFTER + 1, GoldenTape.STEPS + 1), machine);
        } finally {
            machine.close();
        }
    }

    /** What a job says that plays the whole tape and is never stopped. */
    List<TapeRow> undisturbed() throws Exception {
        OperatorMachine machine = machine();
        List<TapeRow> rows =
                TapeRunner.run(tape(0, GoldenTape.STEPS + 1), new WithoutArchive(machine));
        machine.close();
        return rows;
    }

    /** Ends the archive behind its last record, which no tape can say. */
    private static final class WithoutArchive implements TapeMachine {
        private final OperatorMachine machine;
        private boolean hasEnded;

        WithoutArchive(OperatorMachine machine) {
            this.machine = machine;
        }

        @Override
        public void record(
                String stream,
                byte[] value,
                HeaderLookup headers,
                JsonNode raw,
                long at,
                long wallClockMillis) {
            if (!hasEnded && at >= GoldenTape.ARCHIVE_STEPS * GoldenTape.STEP_MILLIS) {
                machine.endStream(GoldenTape.ARCHIVE);
                hasEnded = true;
            }
            machine.record(stream, value, headers, raw, at, wallClockMillis);
        }

        @Override
        public void tick(long at) {
            machine.tick(at);
        }

        @Override
        public void end(long at) {
            machine.end(at);
        }

        @Override
        public List<TapeRow> take() {
            return machine.take();
        }
    }

    /** Some steps of the tape, whose times begin with 0. */
    Tape tape(int fromStep, int toStep) {
        List<String> streams = config("heap").streams().stream().map(StreamConfig::name).toList();
        long from = fromStep * GoldenTape.STEP_MILLIS;
        long to = toStep * GoldenTape.STEP_MILLIS;
        Tape whole = Tape.read(folder.resolve("tape.jsonl"), streams);
        return new Tape(
                null,
                whole.steps().stream()
                        .filter(step -> step.atMillis() >= from && step.atMillis() < to)
                        .map(
                                step ->
                                        new Tape.Step(
                                                step.atMillis() - from, step.arrival(), step.end()))
                        .toList());
    }
}
