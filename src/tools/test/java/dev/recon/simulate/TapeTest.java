package dev.recon.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeTest {

    private static final List<String> STREAMS = List.of("audit", "sensor");

    @Test
    void readsEveryKindOfStep() {
        Tape tape =
                parse(
                        "{\"start\":\"2026-11-20T10:00:00.000Z\"}",
                        "{\"at\":0,\"stream\":\"audit\",\"record\":{\"id\":\"a1\"}}",
                        "",
                        "{\"at\":90000}",
                        "{\"end\":true}");
        assertThat(tape.startMillis())
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli());
        assertThat(tape.wallClockMillis(5)).isEqualTo(tape.startMillis() + 5);
        assertThat(tape.steps())
                .extracting(Tape.Step::atMillis)
                .containsExactly(0L, 90_000L, 90_000L);
        assertThat(tape.steps()).extracting(Tape.Step::end).containsExactly(false, false, true);
        assertThat(tape.steps().get(0).arrival().stream()).isEqualTo("audit");
        assertThat(tape.steps().get(1).arrival()).isNull();
    }

    @Test
    void knowsNoWallClockWithoutStart() {
        assertThat(parse("{\"at\":7}").wallClockMillis(7)).isEqualTo(TapeMachine.NO_WALL_CLOCK);
    }

    @Test
    void keepsTheCharactersOfAnObject() {
        String record =
                "{ \"ts\" : 1795168800000.0, \"v\":1e3,\"é\":[1.50,{\"w\":-0}], \"s\":\"}\\\"\" }";
        Tape.Arrival arrival =
                parse("{\"at\":0,\"record\": " + record + " ,\"stream\":\"audit\"}")
                        .steps()
                        .get(0)
                        .arrival();
        assertThat(new String(arrival.value(), StandardCharsets.UTF_8)).isEqualTo(record);
        assertThat(TapeJson.write(arrival.raw())).contains("1795168800000.0").contains("1.50");
    }

    @Test
    void takesATextAsItsBytes() {
        Tape.Arrival arrival =
                parse("{\"at\":0,\"stream\":\"audit\",\"record\":\"{\\\"id\\\": brok\\u00e9n\"}")
                        .steps()
                        .get(0)
                        .arrival();
        assertThat(arrival.value()).isEqualTo("{\"id\": brokén".getBytes(StandardCharsets.UTF_8));
        assertThat(arrival.raw().textValue()).isEqualTo("{\"id\": brokén");
    }

    @Test
    void givesHeadersWithTheRecord() {
        Tape.Arrival arrival =
                parse(
                                "{\"at\":0,\"stream\":\"audit\",\"record\":\"x\",\"headers\":{\"ce_id\":\"é\"}}")
                        .steps()
                        .get(0)
                        .arrival();
        assertThat(arrival.headers().lastHeader("ce_id"))
                .isEqualTo("é".getBytes(StandardCharsets.UTF_8));
        assertThat(arrival.headers().lastHeader("other")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"at\":0,\"stream\":\"other\",\"record\":{}}      | unknown stream \"other\"",
                "{\"at\":0,\"stream\":7,\"record\":{}}              | unknown stream 7",
                "{\"at\":0,\"record\":{}}                           | \"stream\" is missing",
                "{\"at\":0,\"stream\":\"audit\"}                    | \"record\" is missing",
                "{\"at\":0,\"stream\":\"audit\",\"record\":7}       | neither an object nor a text",
                "{\"at\":0,\"stream\":\"audit\",\"record\":null}    | neither an object nor a text",
                "{\"stream\":\"audit\",\"record\":{}}               | \"at\" is missing",
                "{\"at\":-1}                                        | no whole number",
                "{\"at\":1.5}                                       | no whole number",
                "{\"at\":\"1\"}                                     | no whole number",
                "{\"at\":99999999999999999999}                      | no whole number",
                "{\"at\":0,\"strem\":\"audit\"}                     | unknown key \"strem\"",
                "{\"start\":\"2026-11-20T10:00:00Z\"}               | must be the first line",
                "{\"end\":1}                                        | \"end\" can only be true",
                "{\"end\":true,\"stream\":\"audit\",\"record\":{}}  | a record and \"end\"",
                "{\"at\":0,\"stream\":\"audit\",\"record\":{},\"headers\":[]}          | no object",
                "{\"at\":0,\"stream\":\"audit\",\"record\":{},\"headers\":{\"a\":1}}   | is no text",
                "{\"at\":0                                          | no JSON",
                "{\"at\":0} x                                       | no JSON",
                "[]                                                 | no JSON object"
            })
    void refusesALineByNumberAndReason(String line, String reason) {
        assertThatThrownBy(() -> parse("{\"at\":0}", line))
                .isInstanceOf(TapeException.class)
                .hasMessageStartingWith("tape:2: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesTimeThatGoesBack() {
        assertThatThrownBy(() -> parse("{\"at\":5}", "{\"at\":4}"))
                .hasMessage("tape:2: \"at\" goes back from 5 to 4");
    }

    @Test
    void refusesWhatFollowsTheEnd() {
        assertThatThrownBy(() -> parse("{\"end\":true}", "{\"at\":4}"))
                .hasMessageContaining("nothing can follow");
    }

    @Test
    void refusesAStartWithoutOffset() {
        assertThatThrownBy(() -> parse("{\"start\":\"2026-11-20T10:00:00\"}"))
                .hasMessageStartingWith("tape:1: ");
    }

    @Test
    void refusesAFileThatIsNoUtf8(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("tape.jsonl"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> Tape.read(file, STREAMS))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining(file.toString());
    }

    private static Tape parse(String... lines) {
        return Tape.parse("tape", List.of(lines), STREAMS);
    }
}
