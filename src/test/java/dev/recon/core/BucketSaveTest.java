package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written when, and what a restore brings back. Slices of one second. */
class BucketSaveTest {

    private static final Rules RULES = TestRules.withHorizon(48 * 999);
    private static final long FILTER = 1 << 20;
    private static final long NEVER = Long.MIN_VALUE;

    private final MapStore store = new MapStore();
    private Bucket bucket = new Bucket(RULES, store, FILTER);

    private void insert(String id, long time) {
        Arrival item = Items.of("s", id, time);
        bucket.insert(item.hash1, item.hash2, 0, time, Slice.SEEN_ACTUAL | Slice.SEEN_EXPECTED);
    }

    private void pending(String id, long time, long deadline) {
        Arrival item = Items.of("s", id, time);
        bucket.insert(item.hash1, item.hash2, 0, time, Slice.SEEN_ACTUAL);
        bucket.await(deadline, item);
    }

    private boolean find(String id, long time) {
        Arrival item = Items.of("s", id, time);
        return bucket.find(item.hash1, item.hash2, 0, time, NEVER);
    }

    private void fill(int slices, int itemsEach) {
        for (int i = 0; i < slices * itemsEach; i++) {
            insert("n" + i, i / itemsEach * 1_000L);
        }
    }

    private void restore(byte[] directory) {
        bucket = Bucket.restore(directory, store, FILTER);
    }

    private List<Long> dueIndexes() {
        List<Long> due = new ArrayList<>();
        bucket.decideDue(Long.MAX_VALUE, () -> due.add(bucket.slice.timeMillis(bucket.entry)));
        return due;
    }

    @Test
    void writesOnlyPagesThatChanged() {
        fill(1, 1_000);
        bucket.save();
        assertThat(store.saves).isEqualTo(4);
        bucket.save();
        assertThat(store.saves).as("nothing changed").isEqualTo(4);

        assertThat(find("n300", 0)).isTrue();
        assertThat(store.saves).isEqualTo(4);
        bucket.settle(Slice.REPORTED, 7);
        insert("another", 5_000);
        bucket.save();
        assertThat(store.saves).as("one page of each of two slices").isEqualTo(6);
    }

    @Test
    void aRestoredBucketHasNothingToWrite() {
        fill(3, 300);
        restore(bucket.save());
        int before = store.saves;
        byte[] again = bucket.save();
        assertThat(store.saves).isEqualTo(before);
        restore(again);
        assertThat(bucket.items()).isEqualTo(900);
        for (int i = 0; i < 900; i++) {
            assertThat(find("n" + i, 99_000)).isTrue();
        }
    }

    @Test
    void aRestoredBucketWritesWhatChangesThen() {
        fill(1, 300);
        restore(bucket.save());
        int before = store.saves;
        assertThat(find("n299", 0)).isTrue();
        bucket.settle(Slice.REPORTED, 900);
        restore(bucket.save());
        assertThat(store.saves).isEqualTo(before + 1);
        assertThat(find("n299", 0)).isTrue();
        assertThat(bucket.slice.timeMillis(bucket.entry)).isEqualTo(900);
        assertThat(bucket.slice.is(bucket.entry, Slice.REPORTED)).isTrue();
    }

    @Test
    void aRestoredBucketKeepsItsSlicesWhateverTheRulesAreNow() {
        fill(10, 10);
        byte[] directory = bucket.save();
        restore(directory);
        assertThat(bucket.save()).isEqualTo(directory);
        bucket.forget(4_999);
        assertThat(bucket.items()).isEqualTo(50);
    }

    @Test
    void pendingItemsAreDecidedAfterARestore() {
        pending("a", 1_000, 9_000);
        pending("b", 2_000, 9_000);
        pending("c", 3_000, 8_000);
        assertThat(find("b", 2_000)).isTrue();
        bucket.settle(Slice.SEEN_EXPECTED, 2_000);
        restore(bucket.save());
        assertThat(dueIndexes()).containsExactly(3_000L, 1_000L);
    }
}
