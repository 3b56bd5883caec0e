package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuredReadingsTest {

    private static final Writer FIRST = new Writer("a", 1);
    private static final Writer SECOND = new Writer("a", 2);

    private final MeasuredReadings readings = new MeasuredReadings();

    private static LongBag bag(long... numbers) {
        LongBag bag = new LongBag();
        for (long number : numbers) {
            bag.add(number);
        }
        return bag;
    }

    private void assertValues(LongBag expected) {
        LongBag values = readings.values();
        assertThat(values.without(expected) + expected.without(values)).isZero();
    }

    @Test
    void keepsAsManyAsThereAre() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<Long, Long> model = new HashMap<>();
        LongBag values = new LongBag();
        for (int i = 0; i < 20_000; i++) {
            // Some share a slot.
            long key = random.nextBoolean() ? random.nextLong() : random.nextInt(1_000) << 20;
            if (model.putIfAbsent(key, (long) i) == null) {
                assertThat(readings.add(key, i, FIRST)).isTrue();
                values.add(i);
            }
        }
        assertValues(values);
        assertThat(model.keySet()).allMatch(key -> FIRST.equals(readings.writerOf(key)));
        assertThat(readings.repeated()).isZero();
    }

    @Test
    void oneThatComesAgainFromTheSameWriterIsOneMore() {
        readings.add(5, 50, FIRST);
        assertThat(readings.add(5, 51, FIRST)).isTrue();
        assertThat(readings.repeated()).isOne();
        assertValues(bag(50, 51));
    }

    @Test
    void aLaterEpochReplacesAndAnEarlierDoesNot() {
        readings.add(5, 50, FIRST);
        assertThat(readings.add(5, 51, SECOND)).isFalse();
        assertThat(readings.add(5, 52, FIRST)).isFalse();
        assertThat(readings.writerOf(5)).isEqualTo(SECOND);
        assertValues(bag(51));
    }

    @Test
    void whatIsForgottenMayComeBack() {
        readings.add(5, 50, FIRST);
        readings.forget(5);
        readings.forget(6);
        assertThat(readings.writerOf(5)).isNull();
        assertValues(bag());
        assertThat(readings.add(5, 51, FIRST)).isTrue();
        assertValues(bag(51));
    }
}
