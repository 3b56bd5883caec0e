package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceFilterTest {

    private static final long PLENTY = 1 << 24;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** Slice after slice, as time goes by. */
    private long[][] fill(SliceFilter filter, int slices, int itemsEach) {
        long[][] items = new long[slices * itemsEach][];
        for (int i = 0; i < items.length; i++) {
            items[i] = new long[] {random.nextLong(), random.nextLong(), i / itemsEach};
            filter.add(items[i][0], items[i][1], items[i][2], i % itemsEach + 1);
        }
        return items;
    }

    private void assertNoneIsOverlooked(SliceFilter filter, long[][] items) {
        for (long[] item : items) {
            assertThat(filter.candidates(item[0], item[1]) >>> item[2] & 1)
                    .as("seed %d", seed)
                    .isEqualTo(1);
        }
    }

    /** How often each of the slices is named for an item that is in none. */
    private double[] namedInVain(SliceFilter filter, int slices) {
        int tries = 20_000;
        double[] named = new double[slices];
        for (int i = 0; i < tries; i++) {
            long candidates = filter.candidates(random.nextLong(), random.nextLong());
            for (int slice = 0; slice < slices; slice++) {
                named[slice] += (double) (candidates >>> slice & 1) / tries;
            }
        }
        return named;
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(new SliceFilter(PLENTY).candidates(random.nextLong(), random.nextLong()))
                .isZero();
    }

    @Test
    void neverOverlooksAnItemWhileItGrows() {
        SliceFilter filter = new SliceFilter(PLENTY);
        assertNoneIsOverlooked(filter, fill(filter, 50, 1_000));
        assertThat(filter.memoryBytes()).isEqualTo(8 * 32_768);
    }

    @Test
    void namesFewSlicesInVain() {
        SliceFilter filter = new SliceFilter(PLENTY);
        fill(filter, 64, 1_000);
        double[] named = namedInVain(filter, 64);

        assertThat(Arrays.stream(named, 1, 64).average().getAsDouble())
                .as("seed %d", seed)
                .isLessThan(1.0 / 10_000);
        assertThat(named[0]).as("it grew with this one, seed %d", seed).isLessThan(0.2);
    }

    @Test
    void namesTheSliceOfAnItemAndHardlyAnother() {
        SliceFilter filter = new SliceFilter(PLENTY);
        long[][] items = fill(filter, 64, 500);
        int others = 0;
        for (long[] item : items) {
            others += Long.bitCount(filter.candidates(item[0], item[1]) & ~(1L | 1L << item[2]));
        }
        assertThat(others).as("seed %d", seed).isLessThan(items.length / 100);
    }

    @Test
    void aDroppedSliceIsForgottenAndTheOthersAreNot() {
        SliceFilter filter = new SliceFilter(PLENTY);
        long[][] items = fill(filter, 10, 200);
        filter.drop(1L << 3);
        for (long[] item : items) {
            long named = filter.candidates(item[0], item[1]);
            assertThat(named >>> 3 & 1).isZero();
            assertThat(named >>> item[2] & 1).isEqualTo(item[2] == 3 ? 0 : 1);
        }
    }

    @Test
    void sharesABitBetweenSlicesThatAreSixtyFourApart() {
        SliceFilter filter = new SliceFilter(PLENTY);
        filter.add(1L << 40, 77, -1, 1);
        assertThat(filter.candidates(1L << 40, 77)).isEqualTo(1L << 63);
        filter.add(1L << 41, 78, 64 * 7 + 5, 1);
        assertThat(filter.candidates(1L << 41, 78)).isEqualTo(1L << 5);
    }

    @Test
    void staysBelowItsBoundAndOverlooksNothingThere() {
        SliceFilter filter = new SliceFilter(10_000);
        assertNoneIsOverlooked(filter, fill(filter, 40, 1_000));
        assertThat(filter.memoryBytes()).isEqualTo(8_192);
    }

    @Test
    void hasAFewPositionsHoweverSmallItsBound() {
        for (long bytes : new long[] {0, 1, 7, 8, 511}) {
            SliceFilter filter = new SliceFilter(bytes);
            assertNoneIsOverlooked(filter, fill(filter, 5, 20));
            assertThat(filter.memoryBytes()).isEqualTo(512);
        }
    }

    @Test
    void growsWithTheLargestSliceOnly() {
        SliceFilter filter = new SliceFilter(PLENTY);
        filter.add(1, 1, 0, 2);
        assertThat(filter.memoryBytes()).isEqualTo(8 * 64);
        filter.add(1, 1, 0, 3);
        assertThat(filter.memoryBytes()).isEqualTo(8 * 128);
        filter.add(1, 1, 1, 4);
        assertThat(filter.memoryBytes()).isEqualTo(8 * 128);
        filter.add(1, 1, 1, 1_000);
        assertThat(filter.memoryBytes()).isEqualTo(8 * 32_768);
    }
}
