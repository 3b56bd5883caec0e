package dev.recon.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.Routes;
import dev.recon.rows.Answer;
import dev.recon.rows.Line;
import dev.recon.series.SeriesSettings;
import dev.recon.simulate.CoreMachine;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import dev.recon.sink.OutRecord;
import dev.recon.source.RawRecord;
import dev.recon.source.TestBacklog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * The three operators behind one another in Flink's test harnesses, with processing time handed in:
 * what plays a tape the way the job does. Frames leave after every entry, so an answer comes out at
 * the time the tape expects it.
 */
final class OperatorMachine implements TapeMachine {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final int BUCKETS = 8;

    private final ReconConfig config;
    private final Routes routes;
    private final Layout layout;
    private final long startMillis;
    private final int parallelism;
    private final StateBackend backend;
    private final SubmittedLine line;
    private final Map<String, OneInputStreamOperatorTestHarness<RawRecord, Frame>> decoders =
            new LinkedHashMap<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private final List<KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame>> reconcilers =
            new ArrayList<>();
    private final List<KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame>> rows =
            new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private List<TapeRow> out = new ArrayList<>();
    private long atMillis;
    private JsonNode raw;

    /**
     * @param startMillis the wall clock at the start of the tape, or null to check no time against
     *     it
     */
    OperatorMachine(ReconConfig config, Long startMillis, int parallelism, Saved saved) {
        this(config, startMillis, parallelism, saved, new HashMapStateBackend(), CoreMachine.LINE);
    }

    /**
     * @param backend the one that {@code saved} was taken with
     * @param line the one submitted
     */
    OperatorMachine(
            ReconConfig config,
            Long startMillis,
            int parallelism,
            Saved saved,
            StateBackend backend,
            Line line) {
        this.config = config;
        this.backend = backend;
        this.line = SubmittedLine.ofStart(line);
        this.startMillis = startMillis == null ? 0 : startMillis;
        this.parallelism = parallelism;
        routes = ConfiguredRoutes.of(config);
        layout = new Layout(BUCKETS, 0, saved == null ? 1 << 20 : 1, startMillis != null);
        try {
            open(saved);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** State of the keyed operators between two runs of a job. */
    record Saved(
            OperatorSubtaskState reconcilers,
            OperatorSubtaskState rows,
            int parallelism,
            long atMillis,
            Set<String> ended) {}

    private void open(Saved saved) throws Exception {
        atMillis = saved == null ? 0 : saved.atMillis;
        SeriesSettings series = ConfiguredSeries.of(config);
        List<String> names = config.streams().stream().map(StreamConfig::name).toList();
        for (int i = 0; i < parallelism; i++) {
            reconcilers.add(
                    keyed(
                            new ReconcileOperator(
                                    config.rules(), routes, names, series, layout, line),
                            i,
                            saved == null ? null : saved.reconcilers,
                            saved));
            rows.add(
                    keyed(
                            new RowsOperator(config.rules(), routes, series, layout, line),
                            i,
                            saved == null ? null : saved.rows,
                            saved));
        }
        for (int number = 0; number < names.size(); number++) {
            StreamConfig stream = config.streams().get(number);
            if (saved != null && saved.ended.contains(stream.name())) {
                ended.add(stream.name()); // Flink does not start what had finished
                continue;
            }
            DecodeOperator operator =
                    new DecodeOperator(
                            stream,
                            number,
                            config.rules(),
                            routes,
                            ConfiguredSeries.wantsValues(config, stream),
                            new TestBacklog.NothingLeft(),
                            new DeadLetters(false, 1 << 19),
                            layout,
                            line);
            OneInputStreamOperatorTestHarness<RawRecord, Frame> harness =
                    new OneInputStreamOperatorTestHarness<>(operator);
            harness.setup(FrameSerializer.INSTANCE);
            harness.setProcessingTime(startMillis + atMillis);
            harness.open();
            decoders.put(stream.name(), harness);
            offsets.put(stream.name(), 0L);
            RawRecord assigned = new RawRecord();
            assigned.kind = RawRecord.Kind.ASSIGNED;
            harness.processElement(new StreamRecord<>(assigned));
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> keyed(
            BucketOperator operator, int subtask, OperatorSubtaskState state, Saved saved)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator,
                        new BucketKeys(BUCKETS),
                        Types.INT,
                        BUCKETS,
                        parallelism,
                        subtask);
        harness.setStateBackend(backend);
        harness.setup(FrameSerializer.INSTANCE);
        harness.setProcessingTime(startMillis + atMillis);
        if (state != null) {
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            state, BUCKETS, saved.parallelism, parallelism, subtask));
        }
        harness.open();
        return harness;
    }

    @Override
    public void record(
            String stream,
            byte[] value,
            HeaderLookup headers,
            JsonNode original,
            long at,
            long wallClockMillis) {
        atMillis = at;
        raw = original;
        RawRecord record = new RawRecord();
        record.value = value;
        record.offset = offsets.merge(stream, 1L, Long::sum) - 1;
        run(
                () -> {
                    decoders.get(stream).setProcessingTime(startMillis + at);
                    decoders.get(stream).processElement(new StreamRecord<>(record));
                    pump();
                });
    }

    @Override
    public void tick(long at) {
        atMillis = at;
        run(
                () -> {
                    for (OneInputStreamOperatorTestHarness<RawRecord, Frame> each :
                            decoders.values()) {
                        each.setProcessingTime(startMillis + at);
                    }
                    pump();
                    for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each :
                            reconcilers) {
                        each.setProcessingTime(startMillis + at);
                    }
                    pump();
                });
    }

    /** One stream comes to its end while others do not. */
    void endStream(String name) {
        run(
                () -> {
                    decoders.get(name).endInput();
                    pump();
                });
        ended.add(name);
    }

    @Override
    public void end(long at) {
        atMillis = at;
        run(
                () -> {
                    for (OneInputStreamOperatorTestHarness<RawRecord, Frame> each :
                            decoders.values()) {
                        each.endInput();
                    }
                    pump();
                    for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each :
                            reconcilers) {
                        each.endInput();
                    }
                    pump();
                });
    }

    /** A checkpoint, as the job would resume from after a crash. */
    Saved save() throws Exception {
        for (OneInputStreamOperatorTestHarness<RawRecord, Frame> each : decoders.values()) {
            each.prepareSnapshotPreBarrier(1);
        }
        pump();
        List<OperatorSubtaskState> reconciled = new ArrayList<>();
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : reconcilers) {
            each.prepareSnapshotPreBarrier(1);
            reconciled.add(each.snapshot(1, 1));
        }
        pump();
        List<OperatorSubtaskState> counted = new ArrayList<>();
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : rows) {
            each.prepareSnapshotPreBarrier(1);
            counted.add(each.snapshot(1, 1));
        }
        return new Saved(all(reconciled), all(counted), parallelism, atMillis, Set.copyOf(ended));
    }

    static OperatorSubtaskState all(List<OperatorSubtaskState> states) throws Exception {
        return AbstractStreamOperatorTestHarness.repackageState(
                states.toArray(new OperatorSubtaskState[0]));
    }

    void close() throws Exception {
        for (OneInputStreamOperatorTestHarness<RawRecord, Frame> each : decoders.values()) {
            each.close();
        }
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : reconcilers) {
            each.close();
        }
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : rows) {
            each.close();
        }
    }

    @Override
    public List<TapeRow> take() {
        List<TapeRow> taken = out;
        out = new ArrayList<>();
        return taken;
    }

    /** Moves what one operator has put out to the next, and what left the job to the rows. */
    private void pump() throws Exception {
        for (OneInputStreamOperatorTestHarness<RawRecord, Frame> each : decoders.values()) {
            deadLetters(each.getSideOutput(AnswerOutput.tag(Answer.DEADLETTERS)));
            hand(each, reconcilers);
        }
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : reconcilers) {
            answers(each, Answer.EXCEPTIONS, TapeRow.EXCEPTIONS);
            answers(each, Answer.DEADLETTERS, TapeRow.DEADLETTER);
            hand(each, rows);
        }
        for (KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> each : rows) {
            answers(each, Answer.METRICS, TapeRow.METRICS);
            answers(each, Answer.FILLS, TapeRow.FILLS);
            answers(each, Answer.SERIES, TapeRow.SERIES);
        }
    }

    @SuppressWarnings("unchecked")
    private void hand(
            AbstractStreamOperatorTestHarness<Frame> from,
            List<KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame>> to)
            throws Exception {
        Queue<Object> output = from.getOutput();
        for (Object next = output.poll(); next != null; next = output.poll()) {
            StreamRecord<Frame> record = (StreamRecord<Frame>) next;
            to.get(record.getValue().bucket * parallelism / BUCKETS).processElement(record);
        }
    }

    private void answers(AbstractStreamOperatorTestHarness<Frame> from, Answer kind, String topic)
            throws IOException {
        Queue<StreamRecord<OutRecord>> answers = from.getSideOutput(AnswerOutput.tag(kind));
        while (answers != null && !answers.isEmpty()) {
            OutRecord answer = answers.poll().getValue();
            String key = new String(answer.key, StandardCharsets.UTF_8);
            out.add(new TapeRow(atMillis, topic, key, JSON.readTree(answer.value)));
        }
    }

    private void deadLetters(Queue<StreamRecord<OutRecord>> letters) {
        while (letters != null && !letters.isEmpty()) {
            OutRecord letter = letters.poll().getValue();
            ObjectNode value = JSON.createObjectNode();
            value.putNull("field");
            for (int i = 0; i < letter.headers.length; i += 2) {
                String text = new String(letter.headers[i + 1], StandardCharsets.UTF_8);
                value.put(new String(letter.headers[i], StandardCharsets.UTF_8), text);
            }
            value.set("raw", raw);
            String key = new String(letter.key, StandardCharsets.UTF_8);
            out.add(new TapeRow(atMillis, TapeRow.DEADLETTER, key, value));
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
