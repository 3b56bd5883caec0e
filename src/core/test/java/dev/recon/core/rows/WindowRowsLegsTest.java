package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.items.Items;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the legs a, b and c that are restored under others. */
class WindowRowsLegsTest {

    private static final String A = "control/a";
    private static final String B = "control/b";
    private static final String C = "other/a";
    private static final List<String> SAVED = List.of(A, B, C);

    private final MapStore store = new MapStore();
    private WindowRows rows = new WindowRows(TestRules.SMALL, store);

    private void count(int leg, String source, long window, int expected) {
        int[] counts = new int[Counter.COUNT];
        counts[Counter.EXPECTED.ordinal()] = expected;
        counts[Counter.INVALID.ordinal()] = 1;
        rows.add(leg, Items.bytes(source), window, counts);
    }

    private List<String> advance(long from, long to) {
        List<String> emitted = new ArrayList<>();
        rows.advance(
                from,
                to,
                (leg, source, window, counts, revision, isFinal) ->
                        emitted.add(
                                "%d %s %d: %d %d r%d%s"
                                        .formatted(
                                                leg,
                                                new String(source, UTF_8),
                                                window,
                                                counts[0],
                                                counts[Counter.INVALID.ordinal()],
                                                revision,
                                                isFinal ? " final" : "")));
        emitted.sort(null);
        return emitted;
    }

    private void restoreRows(String... now) {
        LegMapping legs = LegMapping.of(SAVED, List.of(now));
        rows = WindowRows.restore(TestRules.SMALL, rows.save(), Rules.NO_WATERMARK, store, legs);
    }

    @Test
    void rowsFollowTheirLegWithRevisionAndWhatIsUnreported() {
        count(0, "s", 100, 3);
        count(2, "s", 100, 4);
        advance(0, 199);
        count(2, "s", 100, 1);
        restoreRows(C, A);

        assertThat(advance(199, 299)).containsExactly("0 s 100: 5 2 r2");
        assertThat(advance(299, 499))
                .containsExactly("0 s 100: 5 2 r3 final", "1 s 100: 3 1 r2 final");
    }

    @Test
    void theRowsOfALegThatIsGoneAreGone() {
        count(1, "s", 100, 3);
        count(1, "s", 200, 3);
        count(0, "s", 200, 1);
        restoreRows(A, C);
        assertThat(store.indexes()).containsExactly(200L);
        assertThat(rows.save()).containsExactly(200);
        assertThat(advance(0, 1_000)).containsExactly("0 s 200: 1 1 r1 final");
    }

    @Test
    void renumberedRowsAreSavedAtOnceAndEvicted() {
        count(0, "s", 100, 3);
        advance(0, 199);
        restoreRows(C, A);
        assertThat(rows.evictUnchanged()).isZero();
        rows =
                WindowRows.restore(
                        TestRules.SMALL,
                        rows.save(),
                        Rules.NO_WATERMARK,
                        store,
                        LegMapping.of(SAVED, SAVED));
        assertThat(advance(199, 499)).containsExactly("1 s 100: 3 1 r2 final");
    }
}
