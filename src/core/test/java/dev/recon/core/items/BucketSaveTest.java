package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is written when, and what a restore brings back. Slices of one second. */
class BucketSaveTest extends OneBucket {

    @Test
    void writesOnlyPagesThatChanged() {
        fill(1, 1_000);
        bucket.save();
        assertThat(store.saves).isEqualTo(4);
        bucket.save();
        assertThat(store.saves).as("nothing changed").isEqualTo(4);

        assertThat(find("n300", 0)).isTrue();
        assertThat(store.saves).isEqualTo(4);
        cursor.settle(ItemFlags.DECIDED, 7);
        insert("another", 5_000);
        bucket.save();
        assertThat(store.saves).as("one page of each of two slices").isEqualTo(6);
    }

    @Test
    void writesEarlyWhatHasGoneColdAndTheRestAtTheSave() {
        fill(1, 1_000);
        bucket.saveCold();
        assertThat(store.saves).as("all of it is fresh").isZero();
        insert("another", 999);
        bucket.saveCold();
        assertThat(store.saves).as("all pages but the last").isEqualTo(3);
        bucket.saveCold();
        assertThat(store.saves).isEqualTo(4);

        assertThat(find("n300", 0)).isTrue();
        cursor.settle(ItemFlags.DECIDED, 7);
        restore(bucket.save());
        assertThat(store.saves).as("only what changed since").isEqualTo(5);
        assertThat(bucket.items()).isEqualTo(1_001);
        assertThat(find("n300", 0)).isTrue();
        assertThat(cursor.has(ItemFlags.DECIDED)).isTrue();
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
        cursor.settle(ItemFlags.DECIDED, 900);
        restore(bucket.save());
        assertThat(store.saves).isEqualTo(before + 1);
        assertThat(find("n299", 0)).isTrue();
        assertThat(cursor.timeMillis()).isEqualTo(900);
        assertThat(cursor.has(ItemFlags.DECIDED)).isTrue();
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
    void pendingItemsAreDecidedAfterARestoreByTheirNewDeadlines() {
        pending("a", 1_000, 9_000);
        pending("b", 2_000, 9_000);
        pending("c", 3_000, 8_000);
        assertThat(find("b", 2_000)).isTrue();
        cursor.settle(ItemFlags.SEEN_EXPECTED, 2_000);
        restore(bucket.save());
        assertThat(dueIndexes(5_999)).isEmpty();
        assertThat(dueIndexes(6_000)).containsExactly(1_000L);
        assertThat(dueIndexes()).containsExactly(3_000L);
    }
}
