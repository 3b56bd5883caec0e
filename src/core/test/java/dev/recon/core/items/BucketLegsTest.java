package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items of the legs a, b and c that are restored under others. Slices of one second. */
class BucketLegsTest {

    private static final String A = "control/a";
    private static final String B = "control/b";
    private static final String C = "other/a";
    private static final List<String> SAVED = List.of(A, B, C);
    private static final long FILTER = 1 << 16;

    private final MapStore store = new MapStore();
    private ItemCursor cursor;
    private Bucket bucket = new Bucket(TestRules.withHorizon(48 * 999), store, FILTER);

    private void insert(String id, int leg, long time, int flags) {
        Arrival item = Items.of("s", id, time);
        cursor =
                ItemFlags.isPending(flags)
                        ? bucket.add(item, leg, flags, time + 10)
                        : bucket.insert(item.hash1, item.hash2, leg, time, flags);
    }

    private boolean find(String id, int leg) {
        Arrival item = Items.of("s", id, 0);
        cursor = bucket.find(item, leg, Long.MIN_VALUE);
        return cursor != null;
    }

    private void restore(String... now) {
        LegMapping legs = LegMapping.of(SAVED, List.of(now));
        bucket = Bucket.restore(bucket.save(), store, FILTER, legs, time -> time + 20);
    }

    private List<String> due(long until) {
        Arrival text = new Arrival();
        List<String> due = new ArrayList<>();
        bucket.decideDue(
                until,
                cursor -> {
                    cursor.readPending(text);
                    due.add(Items.id(text) + " on " + cursor.leg());
                    cursor.settle(ItemFlags.DECIDED, cursor.timeMillis());
                });
        return due;
    }

    @Test
    void theItemsOfLegsThatKeepTheirNumbersAreNotWrittenAgain() {
        insert("x", 0, 100, ItemFlags.SEEN_ACTUAL);
        bucket.save();
        int saves = store.saves;
        restore(A, B, C, "new/a");
        bucket.save();
        assertThat(store.saves).isEqualTo(saves);
    }

    @Test
    void itemsFollowTheirLegByItsNames() {
        insert("x", 0, 100, ItemFlags.SEEN_ACTUAL | ItemFlags.NOOP);
        insert("y", 2, 200, ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL);
        restore(C, A, B);

        assertThat(find("x", 0)).isFalse();
        assertThat(find("x", 1)).isTrue();
        assertThat(cursor.flags()).isEqualTo(ItemFlags.SEEN_ACTUAL | ItemFlags.NOOP);
        assertThat(cursor.timeMillis()).isEqualTo(100);
        assertThat(find("y", 0)).isTrue();
        assertThat(find("y", 2)).isFalse();
        assertThat(due(119)).isEmpty();
        assertThat(due(120)).containsExactly("x on 1");
    }

    @Test
    void theItemsOfALegThatIsGoneAreGone() {
        for (int i = 0; i < 600; i++) {
            insert("b" + i, 1, 100, ItemFlags.SEEN_ACTUAL);
        }
        insert("a", 0, 100, ItemFlags.SEEN_ACTUAL);
        insert("b", 1, 5_000, ItemFlags.SEEN_ACTUAL);
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
        insert("x", 0, 100, ItemFlags.SEEN_ACTUAL);
        insert("y", 0, 101, ItemFlags.SEEN_ACTUAL);
        assertThat(find("x", 0)).isTrue();
        cursor.settle(ItemFlags.GONE, 100);
        restore(B, A);
        assertThat(bucket.items()).isEqualTo(1);
        assertThat(find("y", 1)).isTrue();
    }

    @Test
    void renumberedItemsAreSavedUnderTheirNewNumbers() {
        for (int i = 0; i < 600; i++) {
            insert("n" + i, i % 3, i, ItemFlags.SEEN_ACTUAL);
        }
        restore(C, B, A);
        bucket.evict(Long.MAX_VALUE);
        LegMapping same = LegMapping.of(SAVED, SAVED);
        bucket = Bucket.restore(bucket.save(), store, FILTER, same, time -> time);
        assertThat(bucket.items()).isEqualTo(600);
        for (int i = 0; i < 600; i++) {
            assertThat(find("n" + i, 2 - i % 3)).isTrue();
        }
    }
}
