package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The decoder with a format that is not JSON: comma-separated columns, named by their numbers. */
class RecordFormatTest {

    private final Decoded out = new Decoded();
    private final Map<String, byte[]> headers = new HashMap<>();

    private static final StreamConfig COLUMNS =
            Streams.with(
                    new StreamConfig.Range(50, 55),
                    Map.of(
                            Field.ID,
                            "1",
                            Field.SOURCE,
                            "header:plant",
                            Field.TIME,
                            "0",
                            Field.TYPE,
                            "3",
                            Field.ROLE,
                            "4",
                            Field.VALUE,
                            "2"));

    private final RecordDecoder decoder = new RecordDecoder(COLUMNS, Set.of("A"), 0, Columns::new);

    /** A line with nothing in it cannot be read; an empty column is absent. */
    private static final class Columns implements RecordFormat {

        private final Map<Field, String> paths;
        private final Captures captures;

        Columns(Map<Field, String> paths, Captures captures) {
            this.paths = paths;
            this.captures = captures;
        }

        @Override
        public boolean read(InputRecord input) {
            byte[] line = input.value();
            if (line == null || line.length == 0) {
                return false;
            }
            int from = 0;
            for (int column = 0; from <= line.length; column++) {
                int to = from;
                while (to < line.length && line[to] != ',') {
                    to++;
                }
                keep(Integer.toString(column), line, from, to);
                from = to + 1;
            }
            return true;
        }

        private void keep(String column, byte[] line, int from, int to) {
            paths.forEach(
                    (field, path) -> {
                        if (path.equals(column) && to > from) {
                            captures.keep(Captures.bit(field), kind(field), line, from, to, false);
                        }
                    });
        }

        private static byte kind(Field field) {
            return switch (field) {
                case TIME -> Captures.INTEGER;
                case VALUE -> Captures.DECIMAL;
                default -> Captures.STRING;
            };
        }
    }

    @Test
    void findsTheFieldsOfAnotherFormat() {
        assertThat(decode("5,a,52.5,,A")).isEqualTo("5 s a role=A");
        assertThat(out.value).isEqualTo(52.5);
        assertThat(decode("5,a,52,noop,")).isEqualTo("5 s a noop");
        assertThat(decode("5,,,heartbeat,")).isEqualTo("heartbeat 5");
    }

    @Test
    void aBackslashIsNoEscapeUnlessTheFormatSaysSo() {
        assertThat(decode("5,a\\n,52.5,,")).isEqualTo("5 s a\\n");
    }

    @Test
    void leavesTheDeadLettersAndTheirOrderToTheDecoder() {
        assertThat(decode("")).isEqualTo("MALFORMED null");
        assertThat(decode(null)).isEqualTo("MALFORMED null");
        assertThat(decode(",,,,")).isEqualTo("MISSING_FIELD time");
        assertThat(decode("5,,52.5,,")).isEqualTo("MISSING_FIELD id");
        assertThat(decode("5,a,60,,")).isEqualTo("5 s a OUT_OF_RANGE");
        assertThat(decode("5,a,,,")).isEqualTo("5 s a NOT_A_NUMBER");
    }

    private String decode(String line) {
        headers.put("plant", "s".getBytes(UTF_8));
        byte[] bytes = line == null ? null : line.getBytes(UTF_8);
        decoder.decode(new BareRecord(bytes, headers::get), Long.MAX_VALUE, out);
        return DecoderTester.describe(out);
    }
}
