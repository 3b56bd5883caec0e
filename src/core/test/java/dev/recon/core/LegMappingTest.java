package dev.recon.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Routes.Leg;
import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Items;
import dev.recon.core.items.Slice;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.WindowRows;
import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State of the legs a, b and c that is gone on with by others. Slices of one second. */
class LegMappingTest {

    private static final Leg A = new Leg("control", "a");
    private static final Leg B = new Leg("control", "b");
    private static final Leg C = new Leg("other", "a");
    private static final List<Leg> SAVED = List.of(A, B, C);
    private static final long FILTER = 1 << 16;

    private final MapStore store = new MapStore();
    private Bucket bucket = new Bucket(TestRules.withHorizon(48 * 999), store, FILTER);
    private WindowRows rows = new WindowRows(TestRules.SMALL, store);

    private void insert(String id, int leg, long time, int flags) {
        Arrival item = Items.of("s", id, time);
        bucket.insert(item.hash1, item.hash2, leg, time, flags);
        if (bucket.slice.isPending(bucket.entry)) {
            bucket.await(time + 10, item);
        }
    }

    private boolean find(String id, int leg) {
        Arrival item = Items.of("s", id, 0);
        return bucket.find(item.hash1, item.hash2, leg, 0, Long.MIN_VALUE);
    }

    private void restore(Leg... now) {
        LegMapping legs = LegMapping.of(SAVED, List.of(now));
        bucket = Bucket.restore(bucket.save(), store, FILTER, legs, time -> time + 20);
    }

    private List<String> due(long until) {
        Arrival text = new Arrival();
        List<String> due = new ArrayList<>();
        bucket.decideDue(
                until,
                () -> {
                    bucket.slice.pending.read(bucket.entry, text);
                    due.add(Items.id(text) + " on " + bucket.slice.leg(bucket.entry));
                });
        return due;
    }

    @Test
    void legsThatKeepTheirNumbersLeaveWhatWasSavedAlone() {
        assertThat(LegMapping.of(SAVED, SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(List.of(A), SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(List.of(), SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(SAVED, List.of(A, B)).changesNothing()).isFalse();
        assertThat(LegMapping.of(SAVED, List.of(B, A, C)).changesNothing()).isFalse();

        insert("x", 0, 100, Slice.SEEN_ACTUAL);
        bucket.save();
        int saves = store.saves;
        restore(A, B, C, new Leg("new", "a"));
        bucket.save();
        assertThat(store.saves).isEqualTo(saves);
    }

    @Test
    void itemsFollowTheirLegByItsNames() {
        insert("x", 0, 100, Slice.SEEN_ACTUAL | Slice.NOOP);
        insert("y", 2, 200, Slice.SEEN_EXPECTED | Slice.SEEN_ACTUAL);
        restore(C, A, B);

        assertThat(find("x", 0)).isFalse();
        assertThat(find("x", 1)).isTrue();
        assertThat(bucket.slice.flags(bucket.entry)).isEqualTo(Slice.SEEN_ACTUAL | Slice.NOOP);
        assertThat(bucket.slice.timeMillis(bucket.entry)).isEqualTo(100);
        assertThat(find("y", 0)).isTrue();
        assertThat(find("y", 2)).isFalse();
        assertThat(due(119)).isEmpty();
        assertThat(due(120)).containsExactly("x on 1");
    }

    @Test
    void theItemsOfALegThatIsGoneAreGone() {
        for (int i = 0; i < 600; i++) {
            insert("b" + i, 1, 100, Slice.SEEN_ACTUAL);
        }
        insert("a", 0, 100, Slice.SEEN_ACTUAL);
        insert("b", 1, 5_000, Slice.SEEN_ACTUAL);
        restore(C, A);

        assertThat(bucket.items()).isEqualTo(1);
        assertThat(find("b7", 0)).isFalse();
        assertThat(find("b7", 1)).isFalse();
        assertThat(due(Long.MAX_VALUE)).containsExactly("a on 1");
        bucket.save();
        assertThat(store.blocks.keySet()).containsExactly(new MapStore.Place(0, 0));
    }

    @Test
    void whatHadBeenForgottenIsNotTakenAlong() {
        insert("x", 0, 100, Slice.SEEN_ACTUAL);
        insert("y", 0, 101, Slice.SEEN_ACTUAL);
        assertThat(find("x", 0)).isTrue();
        bucket.settle(Slice.GONE, 100);
        restore(B, A);
        assertThat(bucket.items()).isEqualTo(1);
        assertThat(find("y", 1)).isTrue();
    }

    @Test
    void renumberedItemsAreSavedUnderTheirNewNumbers() {
        for (int i = 0; i < 600; i++) {
            insert("n" + i, i % 3, i, Slice.SEEN_ACTUAL);
        }
        restore(C, B, A);
        bucket.rest(Long.MAX_VALUE);
        LegMapping same = LegMapping.of(SAVED, SAVED);
        bucket = Bucket.restore(bucket.save(), store, FILTER, same, time -> time);
        assertThat(bucket.items()).isEqualTo(600);
        for (int i = 0; i < 600; i++) {
            assertThat(find("n" + i, 2 - i % 3)).isTrue();
        }
    }

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

    private void restoreRows(Leg... now) {
        LegMapping legs = LegMapping.of(SAVED, List.of(now));
        rows = WindowRows.restore(TestRules.SMALL, rows.save(), store, legs);
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
    void renumberedRowsAreSavedAtOnceAndRest() {
        count(0, "s", 100, 3);
        advance(0, 199);
        restoreRows(C, A);
        assertThat(rows.restUnchanged()).isZero();
        rows = WindowRows.restore(TestRules.SMALL, rows.save(), store, LegMapping.of(SAVED, SAVED));
        assertThat(advance(199, 499)).containsExactly("1 s 100: 3 1 r2 final");
    }

    @Test
    void knowsTheNumberOfALegNow() {
        LegMapping legs = LegMapping.of(SAVED, List.of(C, A));
        assertThat(legs.numberOf(0)).isEqualTo(1);
        assertThat(legs.numberOf(1)).isNegative();
        assertThat(legs.numberOf(2)).isZero();
    }
}
