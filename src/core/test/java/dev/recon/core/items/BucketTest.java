package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slices of one second, about 48 of which are inside the horizon. */
class BucketTest {

    private static final Rules RULES = TestRules.withHorizon(48 * 999);
    private static final long NEVER = Long.MIN_VALUE;
    private static final int MATCHED = ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL;

    private final MapStore store = new MapStore();
    private ItemCursor cursor;
    private final Bucket bucket = new Bucket(RULES, store, 1 << 20);

    private static Arrival item(String id, long time) {
        return Items.of("s", id, time);
    }

    private void insert(Arrival item, int flags) {
        cursor = bucket.insert(item.hash1, item.hash2, 3, item.timeMillis, flags);
    }

    private void pending(Arrival item, long deadline) {
        cursor = bucket.add(item, 3, ItemFlags.SEEN_EXPECTED, deadline);
    }

    private boolean find(Arrival item, long time, long horizon) {
        cursor = bucket.find(item.hash1, item.hash2, 3, time, horizon);
        return cursor != null;
    }

    private List<String> decideDue(long until) {
        List<String> due = new ArrayList<>();
        Arrival text = new Arrival();
        bucket.decideDue(
                until,
                cursor -> {
                    cursor.readPending(text);
                    due.add(Items.id(text));
                    cursor.settle(ItemFlags.DECIDED, cursor.timeMillis());
                });
        return due;
    }

    @Test
    void findsAnItemByItsTimeAndByAnyOther() {
        Arrival item = item("a", 5_000);
        insert(item, ItemFlags.SEEN_ACTUAL);

        for (long time : new long[] {5_000, 4_999, 0, 40_000, 500_000, -70_000}) {
            assertThat(find(item, time, NEVER)).isTrue();
            assertThat(cursor.timeMillis()).isEqualTo(5_000);
            assertThat(cursor.flags()).isEqualTo(ItemFlags.SEEN_ACTUAL);
            assertThat(cursor.leg()).isEqualTo(3);
        }
        assertThat(bucket.find(item, 4, NEVER)).isNull();
        assertThat(find(item("b", 5_000), 5_000, NEVER)).isFalse();
    }

    @Test
    void distinguishesSlicesThatShareABitOfTheFilter() {
        Arrival near = item("near", 1_000);
        Arrival far = item("far", 1_000 + 64 * 1_000);
        Arrival farther = item("farther", 1_000 + 5 * 64 * 1_000);
        for (Arrival each : List.of(near, far, farther)) {
            insert(each, ItemFlags.SEEN_ACTUAL);
        }
        for (Arrival each : List.of(near, far, farther)) {
            for (long time = -1_000; time < 400_000; time += 32_000) {
                assertThat(find(each, time, NEVER)).isTrue();
                assertThat(cursor.timeMillis()).isEqualTo(each.timeMillis);
            }
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void oneItemOfTheFarFutureDoesNotMakeEveryLookupSlow() {
        Arrival near = item("near", 1_000);
        insert(near, ItemFlags.SEEN_ACTUAL);
        insert(item("far", 253_402_300_799_999L), ItemFlags.SEEN_ACTUAL);
        for (int i = 0; i < 10_000; i++) {
            assertThat(find(near, 2_000, NEVER)).isTrue();
        }
        assertThat(find(item("far", 0), 2_000, NEVER)).isTrue();
        assertThat(cursor.timeMillis()).isEqualTo(253_402_300_799_999L);
    }

    @Test
    void anItemBeyondTheHorizonIsForgottenToTheMillisecond() {
        Arrival item = item("a", 5_000);
        insert(item, ItemFlags.SEEN_ACTUAL);
        assertThat(find(item, 5_000, 4_999)).isTrue();
        assertThat(find(item, 5_000, 5_000)).isFalse();
        assertThat(find(item, 6_000, NEVER)).as("gone for good").isFalse();
    }

    @Test
    void anItemMayComeAgainAfterItWasForgotten() {
        insert(item("a", 5_000), ItemFlags.SEEN_ACTUAL);
        assertThat(find(item("a", 5_900), 5_900, 5_100)).isFalse();
        insert(item("a", 5_900), ItemFlags.SEEN_EXPECTED);
        assertThat(find(item("a", 0), 5_100, 5_100)).isTrue();
        assertThat(cursor.flags()).isEqualTo(ItemFlags.SEEN_EXPECTED);
    }

    @Test
    void aSettledItemIsRememberedFromItsLatestTimeOn() {
        Arrival item = item("a", 5_000);
        pending(item, 9_000);
        assertThat(find(item, 5_000, NEVER)).isTrue();
        cursor.settle(ItemFlags.SEEN_ACTUAL | ItemFlags.MANY, 20_000);

        assertThat(find(item, 5_000, 19_999)).isTrue();
        assertThat(cursor.timeMillis()).isEqualTo(20_000);
        assertThat(cursor.leg()).isEqualTo(3);
        assertThat(cursor.flags())
                .isEqualTo(ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL | ItemFlags.MANY);
        assertThat(decideDue(50_000)).isEmpty();
    }

    @Test
    void aLaterTimeInTheSameSliceNeedsNoMove() {
        Arrival item = item("a", 5_000);
        pending(item, 9_000);
        cursor.settle(ItemFlags.SEEN_ACTUAL, 5_999);
        assertThat(bucket.items()).isEqualTo(1);
        assertThat(find(item, 5_000, 5_998)).isTrue();
        assertThat(find(item, 5_000, 5_999)).isFalse();
    }

    @Test
    void decidesWhatIsDueAndNotYetSettledOnce() {
        pending(item("a", 1_000), 9_000);
        pending(item("b", 2_000), 9_000);
        pending(item("c", 3_000), 9_001);
        pending(item("d", 4_000), 8_000);
        assertThat(find(item("b", 0), 2_000, NEVER)).isTrue();
        cursor.settle(ItemFlags.SEEN_ACTUAL, 2_000);

        assertThat(decideDue(7_999)).isEmpty();
        assertThat(decideDue(9_000)).containsExactly("d", "a");
        assertThat(decideDue(9_000)).isEmpty();
        assertThat(decideDue(Long.MAX_VALUE)).containsExactly("c");
    }

    @Test
    void forgetsASliceWithItsLastMillisecondAndRemovesItFromTheStore() {
        insert(item("a", 5_000), MATCHED);
        insert(item("b", 6_000), MATCHED);
        for (int i = 0; i < 300; i++) {
            insert(item("c" + i, 5_500), MATCHED);
        }
        bucket.save();
        assertThat(store.blocks).hasSize(3);

        bucket.forget(5_998);
        assertThat(bucket.items()).isEqualTo(302);
        bucket.forget(5_999);
        assertThat(bucket.items()).isEqualTo(1);
        assertThat(store.indexes()).containsExactly(6L);
        assertThat(find(item("a", 0), 5_000, NEVER)).isFalse();
        assertThat(find(item("b", 0), 5_000, NEVER)).isTrue();
        bucket.forget(1_000_000);
        assertThat(bucket.items()).isZero();
        assertThat(find(item("b", 0), 6_000, NEVER)).isFalse();
        assertThat(store.blocks).isEmpty();
    }

    @Test
    void forgettingASliceDoesNotHideAnotherThatSharesItsBitOfTheFilter() {
        insert(item("old", 10_000), MATCHED);
        insert(item("far", 74_000), MATCHED);
        bucket.forget(10_999);
        assertThat(find(item("far", 0), 20_000, NEVER)).isTrue();
    }

    @Test
    void aForgottenItemIsNotLookedForInTheSliceThatTakesItsBitOfTheFilter() {
        insert(item("old", 10_000), MATCHED);
        insert(item("between", 50_000), MATCHED);
        bucket.forget(10_999);
        insert(item("new", 74_000), MATCHED);
        bucket.evict(Long.MAX_VALUE);
        assertThat(find(item("old", 0), 20_000, NEVER)).isFalse();
        assertThat(store.loads).isZero();
        assertThat(find(item("new", 0), 20_000, NEVER)).isTrue();
        assertThat(store.loads).isEqualTo(1);
    }

    @Test
    void aForgottenItemIsNotLookedForInALivingSliceThatSharesItsBitOfTheFilter() {
        insert(item("old", 10_000), MATCHED);
        insert(item("far", 74_000), MATCHED);
        insert(item("farther", 138_000), MATCHED);
        bucket.forget(10_999);
        assertThat(find(item("farther", 0), 20_000, NEVER)).isTrue();
        assertThat(find(item("far", 0), 20_000, NEVER)).isTrue();

        bucket.evict(Long.MAX_VALUE);
        assertThat(find(item("old", 0), 20_000, NEVER)).isFalse();
        assertThat(store.loads).isZero();
    }

    @Test
    void aForgottenSliceDoesNotLoadALivingOneThatSharesItsBitOfTheFilter() {
        insert(item("old", 10_000), MATCHED);
        insert(item("far", 74_000), MATCHED);
        bucket.evict(Long.MAX_VALUE);
        bucket.forget(10_999);
        assertThat(store.loads).isZero();
        assertThat(find(item("far", 0), 20_000, NEVER)).isTrue();
        assertThat(store.loads).isEqualTo(1);
    }

    @Test
    void aForgottenSliceLeavesRoomForItsSuccessorInTheFilter() {
        for (int slice = 0; slice < 200; slice++) {
            bucket.forget((slice - 48) * 1_000L);
            Arrival item = item("n" + slice, slice * 1_000L);
            assertThat(find(item, item.timeMillis, NEVER)).isFalse();
            insert(item, MATCHED);
            assertThat(find(item, item.timeMillis - 10_000, NEVER)).isTrue();
        }
        assertThat(bucket.items()).isEqualTo(49);
    }
}
