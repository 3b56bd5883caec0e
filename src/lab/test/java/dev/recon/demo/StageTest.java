package dev.recon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.verdict.Answers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

    private final StringWriter written = new StringWriter();
    private final Answers answers = new Answers();

    private Stage stage(boolean terminal) {
        Look look = terminal ? Look.terminal(StandardCharsets.UTF_8) : Look.PLAIN;
        return new Stage(new PrintWriter(written), terminal, look);
    }

    @Test
    void aLogGetsEachActOnceAndNoEscapeSequences() {
        try (Stage stage = stage(false)) {
            stage.show(Views.at(0, answers));
            stage.show(Views.at(1, answers));
            stage.show(Views.at(10, answers));
            stage.end();
        }
        assertThat(written.toString().lines()).hasSize(5);
        assertThat(written.toString()).contains("1 of 5", "3 of 5").doesNotContain("\u001b");
    }

    @Test
    void whatHappensBesideTheActsIsSaidOnceAndThenTheActAgain() {
        try (Stage stage = stage(false)) {
            stage.show(Views.at(13, answers));
            stage.show(Views.during(List.of("crash", "it stands still"), answers));
            stage.show(Views.during(List.of("crash", "it stands still"), answers));
            stage.show(Views.during(List.of("crash", "it is back"), answers));
            stage.show(Views.at(15, answers));
        }
        assertThat(written.toString().lines().filter(line -> !line.startsWith(" ")))
                .map(line -> line.substring(0, 5))
                .containsExactly("4 of ", "crash", "it st", "crash", "it is", "4 of ");
    }

    @Test
    void aTerminalIsGivenBackOnceHoweverOftenTheStageIsClosed() {
        Stage stage = stage(true);
        stage.show(Views.at(0, answers));
        stage.show(Views.at(1, answers));
        stage.close();
        stage.close();
        stage.show(Views.at(2, answers));
        stage.end();
        assertThat(written.toString())
                .startsWith("\u001b[?1049h")
                .endsWith("\u001b[?7h\u001b[?25h\u001b[?1049l")
                .containsOnlyOnce("\u001b[?1049l")
                .containsOnlyOnce("\u001b[?1049h");
    }

    @Test
    void whatWasSeenLastStaysOnTheTerminal() {
        Stage stage = stage(true);
        stage.show(Views.at(0, answers));
        stage.end();
        String after = written.toString().split("1049l", -1)[1];
        assertThat(after).contains("1 of 5").doesNotContain("Ctrl-C");
    }

    @Test
    void aTerminalThatWasNeverDrawnOnIsLeftAlone() {
        try (Stage stage = stage(true)) {
            stage.say("Starting");
        }
        assertThat(written.toString()).isEqualToNormalizingNewlines("Starting\n");
    }

    @Test
    void barsAreAsciiWhereTheTerminalKnowsNoOther() {
        assertThat(Look.terminal(StandardCharsets.US_ASCII).full()).isEqualTo("#");
        assertThat(Look.terminal(StandardCharsets.UTF_8).full()).isEqualTo("█");
    }
}
