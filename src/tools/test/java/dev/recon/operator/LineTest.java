package dev.recon.operator;

import static dev.recon.operator.SubmittedLine.ofStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.model.TapeConfigs;
import dev.recon.rows.Answer;
import dev.recon.rows.DeadLetterHeaders;
import dev.recon.rows.Line;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import dev.recon.sink.OutRecord;
import dev.recon.source.RawRecord;
import dev.recon.source.TestBacklog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The line is named at a start without state, and is resumed with the state. */
class LineTest {

    private static final Path TAPE = Path.of("src/core/test/resources/tapes/missing-then-found");
    private static final ReconConfig CONFIG = TapeConfigs.read(TAPE.resolve("config.yaml"));
    private static final Line FIRST = new Line("first", 1);
    private static final Line SECOND = new Line("second", 2);
    private static final int KEY_GROUPS = 8;

    private static OperatorMachine machine(
            Line line, int parallelism, OperatorMachine.Saved saved) {
        return new OperatorMachine(
                CONFIG, null, parallelism, saved, new HashMapStateBackend(), line);
    }

    private static List<TapeRow> play(OperatorMachine machine) throws Exception {
        List<String> streams = CONFIG.streams().stream().map(StreamConfig::name).toList();
        Tape tape = Tape.read(TAPE.resolve("tape.jsonl"), streams);
        List<TapeRow> rows = TapeRunner.run(new Tape(null, tape.steps()), machine);
        machine.close();
        assertThat(rows).extracting(TapeRow::topic).contains(TapeRow.METRICS, TapeRow.EXCEPTIONS);
        return rows;
    }

    private static OperatorMachine.Saved saved(OperatorMachine machine) throws Exception {
        OperatorMachine.Saved saved = machine.save();
        machine.close();
        return saved;
    }

    @Test
    void aStartWithoutStateIsOfTheLineSubmitted() throws Exception {
        assertThat(play(machine(SECOND, 2, null)))
                .allMatch(row -> row.value().get("line").asText().equals("second"));
    }

    @Test
    void theLineOfTheStateIsResumedAtEveryParallelismInTheEpochOfTheSubmission() throws Exception {
        OperatorMachine.Saved once = saved(machine(FIRST, 2, null));
        OperatorMachine.Saved twice = saved(machine(SECOND, 3, once));
        for (int parallelism : new int[] {1, 4, KEY_GROUPS}) {
            assertThat(play(machine(SECOND, parallelism, twice)))
                    .allMatch(row -> row.value().get("line").asText().equals("first"))
                    .allMatch(row -> row.value().get("epoch").asInt() == 2);
        }
    }

    @Test
    void deadLettersOfTheDecoderAreOfTheLineOfItsState() throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (Decoder decoder = new Decoder(ofStart(FIRST), 2, subtask, null)) {
                assertThat(decoder.lineOfALetter()).isEqualTo("first");
                states.add(decoder.harness.snapshot(1, 1));
            }
        }
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(
                        states.toArray(new OperatorSubtaskState[0]));
        for (int parallelism : new int[] {1, 2, 3}) {
            for (int subtask = 0; subtask < parallelism; subtask++) {
                try (Decoder decoder = new Decoder(ofStart(SECOND), parallelism, subtask, all)) {
                    assertThat(decoder.lineOfALetter()).isEqualTo("first");
                }
            }
        }
        try (Decoder decoder = new Decoder(ofStart(SECOND), 1, 0, null)) {
            assertThat(decoder.lineOfALetter()).isEqualTo("second");
        }
    }

    /** One decoder, restored from state that two left. */
    private static final class Decoder implements AutoCloseable {
        private final OneInputStreamOperatorTestHarness<RawRecord, Frame> harness;

        Decoder(SubmittedLine line, int parallelism, int subtask, OperatorSubtaskState state)
                throws Exception {
            DecodeOperator operator =
                    new DecodeOperator(
                            CONFIG.streams().get(0),
                            0,
                            CONFIG.rules(),
                            ConfiguredRoutes.of(CONFIG),
                            false,
                            new TestBacklog.NothingLeft(),
                            new DeadLetters(false, 1_000),
                            new Layout(KEY_GROUPS, 0, 1, false),
                            line);
            harness =
                    new OneInputStreamOperatorTestHarness<>(
                            operator, KEY_GROUPS, parallelism, subtask);
            harness.setup(FrameSerializer.INSTANCE);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, KEY_GROUPS, 2, parallelism, subtask));
            }
            harness.open();
        }

        String lineOfALetter() throws Exception {
            RawRecord assigned = new RawRecord();
            assigned.kind = RawRecord.Kind.ASSIGNED;
            harness.processElement(new StreamRecord<>(assigned));
            RawRecord broken = new RawRecord();
            broken.value = new byte[] {'{'};
            harness.processElement(new StreamRecord<>(broken));
            OutRecord letter =
                    harness.getSideOutput(AnswerOutput.tag(Answer.DEADLETTERS)).poll().getValue();
            for (int i = 0; i < letter.headers.length; i += 2) {
                if (text(letter.headers[i]).equals(DeadLetterHeaders.LINE)) {
                    return text(letter.headers[i + 1]);
                }
            }
            return null;
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }

    @Test
    void theStatusIsOfTheLineOfItsState() throws Exception {
        OperatorSubtaskState state;
        try (var first = status(ofStart(FIRST), null)) {
            state = first.snapshot(1, 1);
        }
        try (var restored = status(ofStart(SECOND), state)) {
            restored.setProcessingTime(2_000);
            OutRecord row = restored.extractOutputValues().get(0);
            assertThat(new ObjectMapper().readTree(row.value).get("line").asText())
                    .isEqualTo("first");
        }
    }

    private static TwoInputStreamOperatorTestHarness<?, ?, OutRecord> status(
            SubmittedLine line, OperatorSubtaskState state) throws Exception {
        var harness =
                new TwoInputStreamOperatorTestHarness<>(
                        new StatusOperator(List.of("audit"), 1_000, line));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    @Test
    void theLineOfTheSavepointIsResumedByAllOfItsOperators() throws Exception {
        OperatorSubtaskState state;
        try (var first = status(ofStart(FIRST), null)) {
            state = first.snapshot(1, 1);
        }
        status(SubmittedLine.ofSavepoint(new Line("first", 2)), state).close();
        assertThatThrownBy(() -> status(SubmittedLine.ofSavepoint(SECOND), state))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .isInstanceOf(UnusableState.class)
                .hasMessageContaining("is damaged (line: of the lines second and first)");
    }

    @Test
    void aNameThatNoLineCanHaveIsRefused() {
        assertThatThrownBy(() -> ofStart(FIRST).resumed("No line"))
                .hasMessageContaining("is damaged (line: not the name of a line: No line)");
    }
}
