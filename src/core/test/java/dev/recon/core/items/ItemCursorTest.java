package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Where the one cursor of a bucket is, and what is wrong to ask of it. */
class ItemCursorTest extends OneBucket {

    private final Arrival text = new Arrival();

    private void isOnNoItem() {
        List<ThrowingCallable> all =
                List.of(
                        () -> cursor.leg(),
                        () -> cursor.flags(),
                        () -> cursor.has(ItemFlags.NOOP),
                        () -> cursor.timeMillis(),
                        () -> cursor.readPending(text),
                        () -> cursor.settle(ItemFlags.DECIDED, 1_000));
        for (ThrowingCallable each : all) {
            assertThatThrownBy(each)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The cursor is on no item: ");
        }
    }

    @Test
    void isOnWhatHasJustBeenAdded() {
        pending("a", 1_000, 9_000);
        assertThat(cursor.leg()).isZero();
        assertThat(cursor.flags()).isEqualTo(ItemFlags.SEEN_ACTUAL);
        assertThat(cursor.has(ItemFlags.SEEN_ACTUAL)).isTrue();
        assertThat(cursor.has(ItemFlags.SEEN_EXPECTED)).isFalse();
        assertThat(cursor.timeMillis()).isEqualTo(1_000);
        cursor.readPending(text);
        assertThat(Items.id(text)).isEqualTo("a");
    }

    @Test
    void followsAnItemThatMovesToAnotherSlice() {
        pending("a", 1_000, 9_000);
        cursor.settle(ItemFlags.SEEN_EXPECTED, 30_000);
        assertThat(cursor.timeMillis()).isEqualTo(30_000);
        assertThat(cursor.flags()).isEqualTo(MATCHED);
    }

    @Test
    void isOnNoItemWhereNothingWasFound() {
        pending("a", 1_000, 9_000);
        assertThat(bucket.find(Items.of("s", "b", 1_000), 0, NEVER)).isNull();
        isOnNoItem();
    }

    @Test
    void isOnNoItemAfterADecision() {
        pending("a", 1_000, 9_000);
        assertThat(dueIndexes()).containsExactly(1_000L);
        isOnNoItem();
    }

    @Test
    void isOnNoItemOnceABucketHasEvicted() {
        insert("a", 1_000);
        bucket.evict(Long.MAX_VALUE);
        isOnNoItem();
    }

    @Test
    void isOnNoItemOnceABucketHasForgotten() {
        insert("a", 1_000);
        bucket.advance(60_000, 1_999, item -> {});
        isOnNoItem();
    }

    @Test
    void onlyWhatIsPendingHasText() {
        pending("a", 1_000, 9_000);
        cursor.settle(ItemFlags.SEEN_EXPECTED, 1_000);
        assertThatThrownBy(() -> cursor.readPending(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Entry 0 has no text: it is not pending");
    }

    @Test
    void anItemBeginsWithOneSide() {
        Arrival item = Items.of("s", "a", 1_000);
        for (int flags : new int[] {0, MATCHED, ItemFlags.SEEN_ACTUAL | ItemFlags.DECIDED}) {
            assertThatThrownBy(() -> bucket.add(item, 0, flags, 9_000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "An item begins with one side and undecided, not with flags " + flags);
        }
        assertThat(bucket.items()).isZero();
    }

    @Test
    void whatIsDueHasToBeDecided() {
        pending("a", 1_000, 9_000);
        assertThatThrownBy(() -> bucket.advance(9_000, 0, item -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("An item was due and has been left pending");
    }

    @Test
    void aBucketKnowsUpToWhereItWasDecidedAndDoesNotGoBack() {
        assertThat(bucket.watermark()).isEqualTo(Long.MIN_VALUE);
        bucket.advance(9_000, 0, item -> {});
        bucket.advance(9_000, 0, item -> {});
        assertThat(bucket.watermark()).isEqualTo(9_000);
        assertThatThrownBy(() -> bucket.advance(8_999, 0, item -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The bucket has been decided up to 9000, which is after W 8999");
    }
}
