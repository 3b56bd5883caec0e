package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.recon.codec.HeaderLookup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapeRunnerTest {

    @Test
    void ticksUpToAndIncludingEachStep() {
        assertThat(
                        play(
                                "{\"at\":199,\"stream\":\"s\",\"record\":\"a\"}",
                                "{\"at\":400,\"stream\":\"s\",\"record\":\"b\"}",
                                "{\"at\":400,\"stream\":\"s\",\"record\":\"c\"}",
                                "{\"at\":601}"))
                .containsExactly(
                        "tick@0", "a@199", "tick@200", "tick@400", "b@400", "c@400", "tick@600");
    }

    @Test
    void endsAtTheTimeOfTheLastStep() {
        assertThat(play("{\"at\":250}", "{\"end\":true}"))
                .containsExactly("tick@0", "tick@200", "end@250");
        assertThat(play("{\"at\":200,\"end\":true}"))
                .containsExactly("tick@0", "tick@200", "end@200");
    }

    private static List<String> play(String... lines) {
        Tape tape = Tape.parse("tape", List.of(lines), List.of("s"));
        return TapeRunner.run(tape, new Journal()).stream()
                .map(row -> row.key() + "@" + row.at())
                .toList();
    }

    /** Says back what it was given. */
    private static final class Journal implements TapeMachine {
        private List<TapeRow> rows = new ArrayList<>();

        @Override
        public void record(
                String stream,
                byte[] value,
                HeaderLookup headers,
                JsonNode raw,
                long at,
                long wallClock) {
            note(at, raw.textValue());
        }

        @Override
        public void tick(long at) {
            note(at, "tick");
        }

        @Override
        public void end(long at) {
            note(at, "end");
        }

        @Override
        public List<TapeRow> take() {
            List<TapeRow> taken = rows;
            rows = new ArrayList<>();
            return taken;
        }

        private void note(long at, String what) {
            rows.add(new TapeRow(at, TapeRow.EXCEPTIONS, what, NullNode.getInstance()));
        }
    }
}
