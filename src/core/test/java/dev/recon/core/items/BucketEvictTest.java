package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is evicted, and what loads it. Slices of one second. */
class BucketEvictTest extends OneBucket {

    @Test
    void evictingFreesMemoryOldestFirst() {
        fill(10, 1_000);
        long before = bucket.memoryBytes();
        long freed = bucket.evict(60_000);

        assertThat(freed).isBetween(60_000L, 200_000L);
        assertThat(bucket.memoryBytes()).isEqualTo(before - freed);
        assertThat(store.indexes()).startsWith(0L, 1L).doesNotContain(9L);
        assertThat(bucket.items()).isEqualTo(10_000);
        for (int i = 9_999; i >= 0; i--) {
            assertThat(find("n" + i, 99_000)).isTrue();
        }
        assertThat(bucket.memoryBytes()).isLessThanOrEqualTo(before);
    }

    @Test
    void freesNothingMoreThanWasAskedFor() {
        fill(3, 100);
        assertThat(bucket.evict(0)).isZero();
        assertThat(store.saves).isZero();
        bucket.evict(1);
        assertThat(store.indexes()).containsExactly(0L);
    }

    @Test
    void pendingItemsAreNeverEvicted() {
        fill(3, 300);
        pending("waits", 1_500, 9_000);
        bucket.evict(Long.MAX_VALUE);

        assertThat(store.indexes()).containsExactly(0L, 2L);
        assertThat(bucket.evict(Long.MAX_VALUE)).as("all that may be evicted is").isZero();
        int loads = store.loads;
        assertThat(find("waits", 1_000)).isTrue();
        assertThat(store.loads).isEqualTo(loads);
        assertThat(dueIndexes()).containsExactly(1_500L);
    }

    @Test
    void aDeadlineOfASettledItemDoesNotLoadItsSlice() {
        pending("a", 1_000, 9_000);
        cursor.settle(ItemFlags.SEEN_EXPECTED, 1_000);
        bucket.evict(Long.MAX_VALUE);
        assertThat(dueIndexes()).isEmpty();
        assertThat(store.loads).isZero();
    }

    @Test
    void onlySlicesThatMayHoldAnItemAreLoaded() {
        fill(10, 300);
        bucket.evict(Long.MAX_VALUE);
        int loads = store.loads;
        assertThat(find("stranger", 99_000)).isFalse();
        assertThat(find("n2999", 99_000)).isTrue();
        assertThat(store.loads - loads).as("pages, two a slice").isLessThan(8);
    }

    @Test
    void anEvictedSliceIsSavedForgottenAndCountedLikeAnyOther() {
        fill(3, 300);
        bucket.evict(Long.MAX_VALUE);
        restore(bucket.save());
        assertThat(bucket.items()).isEqualTo(900);
        bucket.evict(Long.MAX_VALUE);
        bucket.forget(1_999);
        assertThat(store.indexes()).containsExactly(2L);
        assertThat(bucket.items()).isEqualTo(300);
    }

    @Test
    void anItemMayJoinAnEvictedSlice() {
        fill(1, 300);
        bucket.evict(Long.MAX_VALUE);
        insert("late", 999);
        bucket.evict(Long.MAX_VALUE);
        for (String id : List.of("n0", "n299", "late")) {
            assertThat(find(id, 0)).isTrue();
        }
        assertThat(bucket.items()).isEqualTo(301);
    }

    @Test
    void theTextOfASettledItemIsLetGo() {
        pending("a".repeat(5_000), 1_000, 9_000);
        pending("b".repeat(5_000), 1_000, 9_000);
        long before = bucket.memoryBytes();
        assertThat(find("a".repeat(5_000), 1_000)).isTrue();
        cursor.settle(ItemFlags.SEEN_EXPECTED, 1_000);
        assertThat(find("b".repeat(5_000), 1_000)).isTrue();
        cursor.settle(ItemFlags.SEEN_EXPECTED, 2_000);
        assertThat(bucket.memoryBytes()).isLessThan(before - 8_000);
        assertThat(bucket.evict(Long.MAX_VALUE)).isPositive();
        assertThat(store.indexes()).as("neither has anything pending").containsExactly(1L, 2L);
    }

    @Test
    void growsWithItsFilterAndItsPendingText() {
        long empty = bucket.memoryBytes();
        assertThat(empty).isGreaterThanOrEqualTo(512);
        pending("x".repeat(10_000), 0, 10);
        assertThat(bucket.memoryBytes()).isGreaterThan(empty + 10_000);
    }
}
