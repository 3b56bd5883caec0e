package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static long[] times(long from, long to) {
        return LongStream.range(from, to).toArray();
    }

    private static long[] without(long[] all, long from, long to) {
        return LongStream.of(all).filter(at -> at < from || at >= to).toArray();
    }

    @Test
    void aShortGapHasThirtyReadingsOnEachSide() {
        long[] measured = without(times(0, 1000), 500, 503);
        assertThat(Stretch.aroundLongestGap(measured, times(500, 503)))
                .isEqualTo(new Stretch(470, 532));
    }

    @Test
    void aLongGapHasAsManyOnEachSideAsItIsLong() {
        long[] measured = without(times(0, 1000), 500, 600);
        assertThat(Stretch.aroundLongestGap(measured, times(500, 600)))
                .isEqualTo(new Stretch(400, 699));
    }

    @Test
    void theLongestIsTakenAndOfEqualOnesTheFirst() {
        long[] measured = without(without(without(times(0, 1000), 100, 102), 300, 303), 700, 703);
        long[] filled = {100, 101, 300, 301, 302, 700, 701, 702};
        assertThat(Stretch.aroundLongestGap(measured, filled).has(301)).isTrue();
        assertThat(Stretch.aroundLongestGap(measured, filled).has(701)).isFalse();
    }

    @Test
    void aGapAtAnEndIsInTheStretch() {
        assertThat(Stretch.aroundLongestGap(times(10, 100), times(0, 10)))
                .isEqualTo(new Stretch(0, 39));
        assertThat(Stretch.aroundLongestGap(times(0, 100), times(100, 110)))
                .isEqualTo(new Stretch(70, 109));
        assertThat(Stretch.aroundLongestGap(new long[0], times(5, 8))).isEqualTo(new Stretch(5, 7));
    }

    @Test
    void withoutAGapTheLatestReadingsAreShown() {
        assertThat(Stretch.aroundLongestGap(times(0, 1000), new long[0]))
                .isEqualTo(new Stretch(940, 999));
        assertThat(Stretch.aroundLongestGap(times(7, 8), new long[0])).isEqualTo(new Stretch(7, 7));
    }
}
