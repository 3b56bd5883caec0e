package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.recon.codec.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @TempDir private Path folder;

    private static ConsumerRecord<byte[], byte[]> record(String... headers) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("dead", 1, 5, null, "raw".getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            byte[] value = headers[i + 1] == null ? null : headers[i + 1].getBytes(UTF_8);
            record.headers().add(headers[i], value);
        }
        return record;
    }

    @Test
    void isReadFromItsHeaders() {
        Letter letter =
                Letter.of(
                        record(
                                "stream",
                                "s",
                                "reason",
                                "MALFORMED",
                                "field",
                                "id",
                                "topic",
                                "t.x-y",
                                "partition",
                                "3",
                                "offset",
                                "12",
                                "original-bytes",
                                "99",
                                "sha256",
                                "ab",
                                "recon-replayed-from",
                                "t/1/2"));
        assertThat(letter.origin()).isEqualTo(new Place("t.x-y", 3, 12));
        assertThat(letter.place()).hasToString("t.x-y/3/12");
        assertThat(letter.at()).isEqualTo(new Place("dead", 1, 5));
        assertThat(letter.dead().originalBytes()).isEqualTo(99);
        assertThat(letter.replayedFrom()).isEqualTo("t/1/2");
    }

    @Test
    void whatIsNoLetterIsShownAllTheSame() {
        Letter odd = Letter.of(record("topic", null, "offset", "x", "original-bytes", "-1"));
        assertThat(odd.origin()).isNull();
        assertThat(odd.place()).isEqualTo(odd.at());
        assertThat(odd.isCut()).isFalse();
        assertThat(LetterJson.of(odd)).contains("\"stream\":null", "\"raw\":\"raw\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "t/1",
                "t/1/",
                "/1/2",
                "t/-1/2",
                "t/1/2/3",
                "t/1/x",
                "t/9999999999/1"
            })
    void otherTextsAreNoPlaces(String text) {
        assertThat(Place.parse(text)).isNull();
    }

    @Test
    void isSelectedByAllThatIsAskedFor() {
        Letter letter = Letters.of("sensor", "MALFORMED", 7, "x");
        assertThat(Selection.ALL.takes(letter)).isTrue();
        assertThat(new Selection(Set.of("audit"), Set.of(), Set.of(), 0).takes(letter)).isFalse();
        assertThat(
                        new Selection(Set.of("audit", "sensor"), Set.of("MALFORMED"), Set.of(), 0)
                                .takes(letter))
                .isTrue();
        assertThat(new Selection(Set.of(), Set.of("OTHER"), Set.of(), 0).takes(letter)).isFalse();
        assertThat(new Selection(Set.of(), Set.of(), Set.of(letter.origin()), 0).takes(letter))
                .isTrue();
        assertThat(new Selection(Set.of(), Set.of(), Set.of(letter.at()), 0).takes(letter))
                .isTrue();
        assertThat(
                        new Selection(Set.of(), Set.of(), Set.of(new Place("in", 1, 7)), 0)
                                .takes(letter))
                .isFalse();
        assertThat(
                        new Selection(Set.of(), Set.of(), Set.of(), letter.timeMillis() + 1)
                                .takes(letter))
                .isFalse();
    }

    @Test
    void comesBackFromJsonAsItWas() throws IOException {
        Letter text = Letters.of("sensor", "MALFORMED", 1, "{\"a\":\"\u00e9\ud83d\ude00\n\u0000\"");
        byte[] noise = {(byte) 0xFF, 0, '{'};
        Letter bytes = Letters.of(0, 2, noise);
        Letter none = Letters.of(0, 3, null);
        Path file =
                Files.write(
                        folder.resolve("letters.jsonl"),
                        List.of(
                                LetterJson.of(text),
                                "",
                                LetterJson.of(bytes),
                                LetterJson.of(none)));
        Edits edits = Edits.read(file);
        assertThat(edits.raw(text.origin())).isEqualTo(text.raw());
        assertThat(edits.raw(bytes.origin())).isEqualTo(noise);
        assertThat(edits.places()).hasSize(3).contains(none.origin());
        assertThat(edits.raw(none.origin())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"raw\":\"x\"}",
                "{\"place\":\"in/0\",\"raw\":\"x\"}",
                "{\"place\":\"in/0/1\"}",
                "{\"place\":\"in/0/1\",\"raw\":\"x\",\"rawBase64\":\"eA==\"}",
                "{\"place\":\"in/0/1\",\"rawBase64\":\"?\"}",
                "{\"place\":\"in/0/1\",\"raw\":5}",
                "{\"place\":\"in/0/1\",\"raw\":{}}",
                "{\"place\":\"in/0/1\",\"rawBase64\":null}",
                "{\"place\":\"in/0/9\",\"raw\":\"x\"}"
            })
    void aLineThatIsNoneOfOursIsRefusedWithItsNumber(String line) throws IOException {
        Path file =
                Files.write(
                        folder.resolve("letters.jsonl"),
                        List.of("{\"place\":\"in/0/9\",\"raw\":\"y\"}", line));
        assertThatThrownBy(() -> Edits.read(file))
                .isInstanceOf(Edits.Mistake.class)
                .hasMessageStartingWith(file + ":2: ");
    }

    @Test
    void nothingInItMovesACursor() {
        assertThat(Printable.line("a\u001b[2J\r\n\u202e\u200b\u00e9".getBytes(UTF_8), 100))
                .isEqualTo("a\\x1b[2J\\x0d\\x0a\\u{202e}\\u{200b}\u00e9");
        assertThat(Printable.line(new byte[] {'a', (byte) 0xFF, 0x1B, '~', 0x7F}, 100))
                .isEqualTo("a\\xff\\x1b~\\x7f");
        assertThat(Printable.line("abcdef".getBytes(UTF_8), 3)).isEqualTo("abc\u2026");
    }

    @Test
    void areCountedByStreamReasonAndField() {
        Census census = new Census(Set.of(new Place("in", 0, 2)));
        for (int offset : new int[] {3, 1, 2}) {
            census.add(Letters.of("sensor", "MALFORMED", offset, "x"));
        }
        census.add(Letters.of("audit", "MALFORMED", 9, "x"));
        assertThat(census.rows())
                .extracting(Census.Row::stream, Census.Row::letters, Census.Row::sentBack)
                .containsExactly(tuple("sensor", 3L, 1L), tuple("audit", 1L, 0L));
        Census.Row sensor = census.rows().get(0);
        assertThat(sensor.example()).isEqualTo(new Place("in", 0, 3));
        assertThat(sensor.lastMillis() - sensor.firstMillis()).isEqualTo(2);
    }
}
