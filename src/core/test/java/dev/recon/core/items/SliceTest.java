package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final long LENGTH = 1_000;

    private final Slice slice = new Slice(-3, LENGTH, 0);

    private int append(long h1, int flags) {
        return slice.append(h1, ~h1, 7, slice.startMillis + 5, flags);
    }

    @Test
    void findsExactlyWhatIsInIt() {
        int entry = slice.append(1, 2, 3, -2_500, ItemFlags.SEEN_ACTUAL);

        assertThat(slice.find(1, 2, 3)).isEqualTo(entry);
        assertThat(slice.find(9, 2, 3)).isEqualTo(-1);
        assertThat(slice.find(1, 9, 3)).isEqualTo(-1);
        assertThat(slice.find(1, 2, 9)).isEqualTo(-1);
    }

    @Test
    void keepsTimeLegAndFlagsOfAnEntry() {
        int first = slice.append(-1, 5, 0xFFFF, -3_000, ItemFlags.MANY | ItemFlags.NOOP);
        int last = slice.append(Long.MIN_VALUE, Long.MAX_VALUE, 0, -2_001, 0);

        assertThat(slice.timeMillis(first)).isEqualTo(-3_000);
        assertThat(slice.leg(first)).isEqualTo(0xFFFF);
        assertThat(slice.flags(first)).isEqualTo(ItemFlags.MANY | ItemFlags.NOOP);
        assertThat(slice.timeMillis(last)).isEqualTo(-2_001);
        assertThat(slice.leg(last)).isZero();
        assertThat(slice.flags(last)).isZero();
        assertThat(slice.hash1(last)).isEqualTo(Long.MIN_VALUE);
        assertThat(slice.hash2(last)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimeMayLieFarFromTheStartOfAnEnormousSlice() {
        Slice enormous = new Slice(0, 1L << 40, 0);
        int entry = enormous.append(1, 2, 0xABCD, (1L << 40) - 1, ItemFlags.DECIDED);
        assertThat(enormous.timeMillis(entry)).isEqualTo((1L << 40) - 1);
        assertThat(enormous.leg(entry)).isEqualTo(0xABCD);
        assertThat(enormous.flags(entry)).isEqualTo(ItemFlags.DECIDED);
    }

    @Test
    void aNewTimeLeavesLegAndFlagsAlone() {
        int entry = slice.append(1, 2, 9, -3_000, ItemFlags.SEEN_EXPECTED);
        slice.setTime(entry, -2_100);
        slice.set(entry, ItemFlags.SEEN_ACTUAL);

        assertThat(slice.timeMillis(entry)).isEqualTo(-2_100);
        assertThat(slice.leg(entry)).isEqualTo(9);
        assertThat(slice.flags(entry)).isEqualTo(ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL);
        assertThat(slice.is(entry, ItemFlags.SEEN_ACTUAL)).isTrue();
        assertThat(slice.is(entry, ItemFlags.DECIDED)).isFalse();
    }

    @Test
    void pendingIsOneSidedAndUndecided() {
        assertThat(slice.isPending(append(1, ItemFlags.SEEN_EXPECTED))).isTrue();
        assertThat(
                        slice.isPending(
                                append(2, ItemFlags.SEEN_ACTUAL | ItemFlags.NOOP | ItemFlags.MANY)))
                .isTrue();
        assertThat(slice.isPending(append(3, ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL)))
                .isFalse();
        assertThat(slice.isPending(append(4, ItemFlags.SEEN_EXPECTED | ItemFlags.DECIDED)))
                .isFalse();
        assertThat(slice.isPending(append(5, ItemFlags.SEEN_ACTUAL | ItemFlags.GONE))).isFalse();
    }

    @Test
    void doesNotFindWhatIsGoneButWhatCameAfterIt() {
        int old = append(1, 0);
        slice.set(old, ItemFlags.GONE);
        assertThat(slice.find(1, ~1, 7)).isEqualTo(-1);
        int fresh = append(1, 0);
        assertThat(slice.find(1, ~1, 7)).isEqualTo(fresh).isNotEqualTo(old);
    }

    @Test
    void agreesWithAPlainMapHoweverHashesCollide() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            long h1 = random.nextInt(12) * (1L << 32) + random.nextInt(12);
            long h2 = random.nextInt(12);
            int leg = random.nextInt(3);
            String key = h1 + "/" + h2 + "/" + leg;
            assertThat(slice.find(h1, h2, leg))
                    .as("seed %d step %d", seed, i)
                    .isEqualTo(plain.getOrDefault(key, -1));
            if (!plain.containsKey(key)) {
                plain.put(key, slice.append(h1, h2, leg, -2_999, 0));
                assertThat(slice.size()).isEqualTo(plain.size());
            }
        }
    }

    private List<Integer> dirty(boolean cold) {
        List<Integer> pages = new ArrayList<>();
        for (int page = 0; (page = slice.nextDirty(page, cold)) >= 0; page++) {
            pages.add(page);
        }
        return pages;
    }

    private void allSaved() {
        dirty(false).forEach(slice::saved);
    }

    @Test
    void knowsWhichPagesChanged() {
        assertThat(dirty(false)).isEmpty();
        assertThat(slice.pages()).isZero();
        for (int i = 0; i < 70 * Slice.PAGE; i++) {
            append(i, 0);
        }
        assertThat(slice.pages()).isEqualTo(70);
        assertThat(dirty(false)).hasSize(70).startsWith(0).endsWith(69);
        allSaved();
        assertThat(dirty(false)).isEmpty();

        slice.set(Slice.PAGE - 1, ItemFlags.DECIDED);
        slice.setTime(68 * Slice.PAGE, slice.startMillis);
        assertThat(dirty(false)).containsExactly(0, 68);
        append(-1, 0);
        assertThat(slice.pages()).isEqualTo(71);
        assertThat(dirty(false)).containsExactly(0, 68, 70);
        assertThat(slice.nextDirty(1, false)).isEqualTo(68);
        assertThat(slice.nextDirty(71, false)).isEqualTo(-1);
        assertThat(slice.nextDirty(1_000, false)).isEqualTo(-1);
    }

    @Test
    void aPageIsColdWhenItWasLeftAloneSinceTheLastCoolDown() {
        for (int i = 0; i < 70 * Slice.PAGE; i++) {
            append(i, 0);
        }
        assertThat(dirty(true)).isEmpty();
        slice.coolDown();
        slice.set(3 * Slice.PAGE, ItemFlags.DECIDED);
        assertThat(dirty(true)).hasSize(69).startsWith(0, 1, 2, 4).endsWith(69);
        allSaved();
        slice.set(66 * Slice.PAGE, ItemFlags.DECIDED);
        assertThat(dirty(true)).isEmpty();
        slice.coolDown();
        assertThat(dirty(true)).containsExactly(66);
    }

    @Test
    void aFullPageIsOnePageAndOneEntryMoreTwo() {
        for (int i = 0; i < Slice.PAGE; i++) {
            append(i, 0);
        }
        assertThat(slice.pages()).isEqualTo(1);
        append(-1, 0);
        assertThat(slice.pages()).isEqualTo(2);
    }

    @Test
    void isEvictedWithItsColumnsAndLoadedAgain() {
        for (int i = 0; i < 1_000; i++) {
            append(i, 0);
        }
        allSaved();
        long before = slice.memoryBytes();
        assertThat(before).isGreaterThan(1_000 * 28);
        slice.evict();
        assertThat(slice.isEvicted()).isTrue();
        assertThat(slice.memoryBytes()).isBetween(100L, 500L);
        assertThat(slice.size()).isEqualTo(1_000);

        slice.load();
        assertThat(slice.isEvicted()).isFalse();
        assertThat(slice.size()).isZero();
        for (int i = 0; i < 1_000; i++) {
            slice.restore(i, ~i, 7L << 8 | 5L << 24 | ItemFlags.DECIDED);
        }
        assertThat(dirty(false)).isEmpty();
        assertThat(slice.memoryBytes()).isLessThanOrEqualTo(before);
        for (int i = 0; i < 1_000; i++) {
            assertThat(slice.find(i, ~i, 7)).isEqualTo(i);
            assertThat(slice.timeMillis(i)).isEqualTo(-2_995);
        }
    }

    @Test
    void aLargeRestoredSliceMayBeTouchedAtItsEnd() {
        Slice restored = Slice.evicted(0, LENGTH, 40_000);
        restored.load();
        for (int i = 0; i < 40_000; i++) {
            restored.restore(i, i, 0);
        }
        restored.set(39_999, ItemFlags.DECIDED);
        assertThat(restored.nextDirty(0, false)).isEqualTo(39_999 / Slice.PAGE);
    }

    @Test
    void growsWhileItIsRestored() {
        Slice restored = Slice.evicted(4, LENGTH, 3);
        assertThat(restored.isEvicted()).isTrue();
        assertThat(restored.size()).isEqualTo(3);
        restored.load();
        for (int i = 0; i < 100; i++) {
            restored.restore(i, i, 0);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(restored.find(i, i, 0)).isEqualTo(i);
        }
        assertThat(restored.startMillis).isEqualTo(4_000);
    }

    @Test
    void holdsBetweenTwentyEightAndSixtyBytesAnItem() {
        for (int i = 0; i < 100_000; i++) {
            append(i, 0);
        }
        assertThat(slice.memoryBytes() / slice.size()).isBetween(28L, 60L);
    }

    @Test
    void whatIsNotSavedOrIsPendingIsNotEvicted() {
        append(1, ItemFlags.SEEN_ACTUAL | ItemFlags.SEEN_EXPECTED);
        assertThatThrownBy(slice::evict)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Slice -3 has what is in no store, and cannot be evicted");
        slice.saved(0);
        slice.pending.put(0, Items.of("s", "a", -2_995));
        assertThatThrownBy(slice::evict).isInstanceOf(IllegalStateException.class);
        slice.pending.free(0);
        slice.evict();
        assertThat(slice.isEvicted()).isTrue();
    }

    @Test
    void whatIsInMemoryIsNotLoadedOverIt() {
        append(1, ItemFlags.SEEN_ACTUAL);
        assertThatThrownBy(slice::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Slice -3 is in memory already");
        assertThat(slice.find(1, ~1, 7)).isZero();
    }
}
