package dev.recon.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Verdicts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static MetricsRow row(String source, long epoch, long revision) {
        return new MetricsRow(
                "c",
                "o",
                source,
                0,
                60_000,
                Map.of(),
                0,
                Double.NaN,
                null,
                null,
                null,
                revision,
                false,
                epoch == 0 ? null : "line",
                epoch);
    }

    private static ExceptionRow exception(Verdicts.Type type, String id, long time, long epoch) {
        return new ExceptionRow(type, "c", "o", "s", id, time, null, null, "line", epoch);
    }

    @Test
    void theHighestEpochCountsAndInItTheHighestRevisionInWhateverOrder() {
        List<MetricsRow> rows =
                new ArrayList<>(
                        List.of(row("s", 0, 9), row("s", 1, 3), row("s", 2, 1), row("s", 2, 2)));
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(rows, new Random(seed + i));
            LatestRows<MetricsRow> latest = new LatestRows<>();
            rows.forEach(latest::add);
            assertThat(latest.rows()).containsExactly(row("s", 2, 2));
        }
    }

    @Test
    void everyKeyHasARowOfItsOwn() {
        LatestRows<MetricsRow> latest = new LatestRows<>();
        assertThat(latest.add(row("s", 1, 2))).isTrue();
        assertThat(latest.add(row("t", 1, 1))).isTrue();
        assertThat(latest.add(row("s", 1, 1))).isFalse();
        assertThat(latest.get(row("s", 1, 1).key()).revision()).isEqualTo(2);
        assertThat(latest.rows()).hasSize(2);
    }

    @Test
    void whatIsFoundIsNotMissing() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.MISSING, "a", 5, 1), 0);
        net.add(exception(Verdicts.Type.MISSING, "b", 5, 1), 1);
        net.add(exception(Verdicts.Type.FOUND, "a", 5, 1), 2);
        net.add(exception(Verdicts.Type.INVALID, "b", 5, 1), 3);
        assertThat(net.missing()).extracting(ExceptionRow::id).containsExactly("b");
        assertThat(net.unexpected()).isEmpty();
    }

    @Test
    void anIdMayBeMissingAgainAtAnotherTime() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.MISSING, "a", 5, 1), 0);
        net.add(exception(Verdicts.Type.FOUND, "a", 5, 1), 1);
        net.add(exception(Verdicts.Type.MISSING, "a", 500, 1), 2);
        assertThat(net.missing()).extracting(ExceptionRow::eventTimeMillis).containsExactly(500L);
    }

    @Test
    void theLastEventCountsByEpochAndThenByOffset() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.FOUND, "a", 5, 1), 9);
        net.add(exception(Verdicts.Type.MISSING, "a", 5, 2), 7);
        net.add(exception(Verdicts.Type.MISSING, "b", 5, 1), 3);
        net.add(exception(Verdicts.Type.FOUND, "b", 5, 1), 4);
        net.add(exception(Verdicts.Type.MISSING, "b", 5, 1), 2);
        assertThat(net.missing()).extracting(ExceptionRow::id).containsExactly("a");
    }

    @Test
    void whatIsExplainedAtAnotherTimeIsNotUnexpected() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.UNEXPECTED, "a", 5, 1), 0);
        net.add(exception(Verdicts.Type.UNEXPECTED, "a", 900, 1), 1);
        net.add(exception(Verdicts.Type.EXPLAINED, "a", 7, 1), 2);
        assertThat(net.unexpected())
                .extracting(ExceptionRow::eventTimeMillis)
                .containsExactly(900L);
    }

    @Test
    void whatIsUnexpectedAfterAnExplanationStays() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.EXPLAINED, "a", 7, 1), 0);
        net.add(exception(Verdicts.Type.UNEXPECTED, "a", 900, 1), 1);
        net.add(exception(Verdicts.Type.UNEXPECTED, "b", 5, 1), 0);
        net.add(exception(Verdicts.Type.EXPLAINED, "b", 5, 1), 1);
        net.add(exception(Verdicts.Type.UNEXPECTED, "b", 5, 2), 2);
        assertThat(net.unexpected()).extracting(ExceptionRow::id).containsExactly("a", "b");
    }

    @Test
    void aFoundWithoutItsMissingTakesNothingElseBack() {
        NetExceptions net = new NetExceptions();
        net.add(exception(Verdicts.Type.MISSING, "a", 5, 1), 0);
        net.add(exception(Verdicts.Type.FOUND, "a", 500, 1), 1);
        assertThat(net.missing()).hasSize(1);
    }
}
