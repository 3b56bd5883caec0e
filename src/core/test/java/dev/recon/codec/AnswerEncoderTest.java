package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Routes;
import dev.recon.core.rows.Counter;
import dev.recon.core.time.Rules;
import dev.recon.fill.WindowSummary;
import dev.recon.fill.WindowSummary.Aggregate;
import dev.recon.rows.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerEncoderTest {

    private static final Rules RULES =
            new Rules(60_000, 120_000, 0, 3_600_000, 60_000, 1_000, 3_600_000, false);
    private static final Routes ROUTES =
            new Routes(List.of(new Routes.Leg("c", "o"), new Routes.Leg("c", "p")), 1, List.of());

    private final List<String> rows = new ArrayList<>();

    private final AnswerEncoder.Output output =
            new AnswerEncoder.Output() {
                @Override
                public void answer(Answer answer, byte[] key, byte[] value) {
                    assertThat(answer).isEqualTo(Answer.METRICS);
                    rows.add(new String(value, StandardCharsets.UTF_8));
                }

                @Override
                public void beyondHorizon(String stream, byte[] key, byte[] value) {
                    throw new AssertionError("no dead letter");
                }
            };

    @Test
    void asksOnceForTheSummaryOfEachRow() {
        List<String> asked = new ArrayList<>();
        Aggregate one = new Aggregate(1, 5, 5, 5, Double.NaN);
        AnswerEncoder encoder =
                new AnswerEncoder(
                        RULES,
                        ROUTES,
                        List.of("s"),
                        Lines.current(),
                        output,
                        (leg, source, windowStartMillis) -> {
                            String name = new String(source, StandardCharsets.UTF_8);
                            asked.add(leg + " " + name + " " + windowStartMillis);
                            return leg == 0 ? null : new WindowSummary(one, one, 0, 0, 0, 0);
                        });
        encoder.row(0, new byte[] {'a'}, 60_000, new long[Counter.COUNT], 1, false);
        encoder.row(1, new byte[] {'b'}, 120_000, new long[Counter.COUNT], 1, false);

        assertThat(asked).containsExactly("0 a 60000", "1 b 120000");
        assertThat(rows.get(0)).doesNotContain("readings", "fills");
        assertThat(rows.get(1)).contains("\"readings\":{\"count\":1,");
    }

    @Test
    void rowsWithoutSummariesAreAsTheyWere() {
        new AnswerEncoder(RULES, ROUTES, List.of("s"), Lines.current(), output)
                .row(1, new byte[] {'b'}, 120_000, new long[Counter.COUNT], 3, true);

        assertThat(rows)
                .singleElement()
                .asString()
                .endsWith(
                        "\"pending\":0,\"completeness\":null,\"revision\":3,\"final\":true"
                                + Lines.END);
    }
}
