package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    @Test
    void anEmptyFileHasNoLine() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void theLastLineNeedsNoNewline() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
    }

    @Test
    void anEmptyLineIsARecord() throws IOException {
        assertThat(lines("\na\n\n\nb\n\n")).containsExactly("", "a", "", "", "b", "");
    }

    @Test
    void takesTheCarriageReturnAway() throws IOException {
        assertThat(lines("a\r\n\r\nb\rc\r\n")).containsExactly("a", "", "b\rc");
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, '\n', (byte) 0x80};
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes));
        assertThat(reader.read().value).containsExactly(0xff, 0, 0xc3);
        assertThat(reader.read().value).containsExactly(0x80);
        assertThat(reader.read()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_000})
    void linesMayCrossTheBuffer(int length) throws IOException {
        String a = "a".repeat(length);
        assertThat(lines(a + "\nb\n" + a + "\r\nc")).containsExactly(a, "b", a, "c");
    }

    @Test
    void theOffsetIsTheNumberOfTheLine() throws IOException {
        LineReader reader = reader("a\n\nb");
        for (long line = 0; line < 3; line++) {
            RawRecord record = reader.read();
            assertThat(record.offset).isEqualTo(line);
            assertThat(record.partition).isZero();
            assertThat(record.kind).isEqualTo(RawRecord.Kind.RECORD);
        }
    }

    private static List<String> lines(String text) throws IOException {
        LineReader reader = reader(text);
        List<String> lines = new ArrayList<>();
        for (RawRecord record = reader.read(); record != null; record = reader.read()) {
            lines.add(new String(record.value, StandardCharsets.UTF_8));
        }
        return lines;
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
