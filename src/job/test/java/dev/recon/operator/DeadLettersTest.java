package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.Decoded;
import dev.recon.codec.Lines;
import dev.recon.config.ConfigReader;
import dev.recon.config.StreamConfig;
import dev.recon.rows.DeadLetterHeaders;
import dev.recon.rows.DeadReason;
import dev.recon.sink.OutRecord;
import dev.recon.source.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final int LONGEST_MARK = 512;

    private static final StreamConfig STREAM =
            ConfigReader.parse(
                            "test.yaml",
                            """
                            time:
                              metrics-interval: 1 min
                              missing-after: 1 min
                              correction-horizon: 1 h
                              idle-timeout: 1 min
                            streams: { audit: { file: a }, sensor: { file: b } }
                            controls:
                              - name: ingest
                                expected: { stream: audit }
                                actual: [ { stream: sensor } ]
                            sinks:
                              exceptions: { file: c }
                              metrics: { file: d }
                              deadletters: { file: e }
                            """,
                            name -> null)
                    .streams()
                    .get(0);

    private static List<String> headersOf(int markBytes) {
        RawRecord raw = new RawRecord();
        raw.value = bytes("{");
        raw.headers.add(DeadLetterHeaders.REPLAYED_FROM, bytes("m".repeat(markBytes)));
        Decoded decoded = new Decoded();
        decoded.dead = DeadReason.MALFORMED;
        OutRecord letter = new DeadLetters(false, 100).of(STREAM, raw, decoded, Lines.current());
        return Arrays.stream(letter.headers)
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheMarkOfARecordThatWasSentBack() {
        assertThat(headersOf(LONGEST_MARK)).contains(DeadLetterHeaders.REPLAYED_FROM);
    }

    @Test
    void doesNotCopyAMarkThatIsLongerThanOneOfOursCanBe() {
        assertThat(headersOf(LONGEST_MARK + 1)).doesNotContain(DeadLetterHeaders.REPLAYED_FROM);
    }
}
