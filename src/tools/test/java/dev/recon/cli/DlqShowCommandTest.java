package dev.recon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.deadletter.Letter;
import dev.recon.deadletter.LetterJson;
import dev.recon.deadletter.Place;
import dev.recon.rows.DeadLetter;
import org.junit.jupiter.api.Test;

class DlqShowCommandTest {

    private static Letter letter(String raw) {
        Place place = new Place("in", 0, 7);
        DeadLetter dead =
                new DeadLetter(
                        "sensor",
                        "MALFORMED",
                        null,
                        place.topic(),
                        0L,
                        7L,
                        raw.getBytes(UTF_8),
                        null,
                        null,
                        null,
                        null,
                        null,
                        0);
        return new Letter(new Place("dead", 0, 1), 0, place, dead);
    }

    @Test
    void ofALongRecordOnlyTheBeginningIsShownAndJsonHasAll() {
        assertThat(DlqShowCommand.text(letter("x".repeat(2_000))))
                .endsWith("  " + "x".repeat(2_000));
        Letter longer = letter("x".repeat(2_001));
        assertThat(DlqShowCommand.text(longer)).endsWith("  " + "x".repeat(2_000) + "…");
        assertThat(LetterJson.of(longer)).contains("x".repeat(2_001));
    }
}
