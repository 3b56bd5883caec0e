package dev.recon.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DelayQueueTest {

    @Test
    void givesBackInOrderOfDueTimeAndThenOfCode() {
        long seed = 42;
        Random random = new Random(seed);
        DelayQueue queue = new DelayQueue();
        List<long[]> entries = new ArrayList<>();
        for (int code = 0; code < 5000; code++) {
            long[] entry = {random.nextInt(300), random.nextInt(1000)};
            entries.add(entry);
            queue.add(entry[0], entry[1]);
        }
        entries.sort(
                Comparator.<long[]>comparingLong(entry -> entry[0])
                        .thenComparingLong(entry -> entry[1]));
        for (long[] entry : entries) {
            assertThat(queue.nextDue()).as("seed %d", seed).isEqualTo(entry[0]);
            assertThat(queue.poll()).as("seed %d", seed).isEqualTo(entry[1]);
        }
        assertThat(queue.isEmpty()).isTrue();
    }
}
