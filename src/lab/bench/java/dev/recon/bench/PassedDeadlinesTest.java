package dev.recon.bench;

import static dev.recon.generate.PlantStream.AUDIT;
import static dev.recon.generate.PlantStream.SENSOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassedDeadlinesTest {

    private static final long B = 2_000;

    /** One partition of each stream. */
    private final PassedDeadlines deadlines =
            new PassedDeadlines((stream, partition, key, value, time) -> {}, B, 1_000, 1);

    @Test
    void isPassedWhenTheLastPartitionHasGoneFarEnough() {
        begin();
        deadlines.seen(AUDIT, 0, 11_000 + B + 1, 500);
        assertThat(deadlines.passedAt(11_000)).isEmpty();
        deadlines.seen(SENSOR, 0, 11_000 + B, 600);
        assertThat(deadlines.passedAt(11_000)).isEmpty();
        deadlines.seen(SENSOR, 0, 11_000 + B + 1, 700);
        assertThat(deadlines.passedAt(11_000)).hasValue(700);
    }

    @Test
    void passesAllDeadlinesInBetweenAtOnce() {
        begin();
        deadlines.seen(AUDIT, 0, 14_500 + B, 500);
        deadlines.seen(SENSOR, 0, 13_500 + B, 600);
        assertThat(deadlines.passedAt(12_000)).hasValue(600);
        assertThat(deadlines.passedAt(13_000)).hasValue(600);
        assertThat(deadlines.passedAt(14_000)).isEmpty();
    }

    @Test
    void aLateRecordPassesNothing() {
        begin();
        deadlines.seen(AUDIT, 0, 11_500 + B, 500);
        deadlines.seen(SENSOR, 0, 11_500 + B, 500);
        deadlines.seen(SENSOR, 0, 10_500 + B, 900);
        assertThat(deadlines.passedAt(11_000)).hasValue(500);
    }

    private void begin() {
        deadlines.seen(AUDIT, 0, 10_000 + B + 1, 100);
        deadlines.seen(SENSOR, 0, 10_000 + B + 1, 100);
    }
}
