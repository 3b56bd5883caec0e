package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyRunTest {

    @Test
    void givesTheSmallestValueThatSoManyDoNotExceed() {
        long[] sorted = LongStream.rangeClosed(1, 1000).map(i -> i * 10).toArray();
        assertThat(LatencyRun.quantile(sorted, 0.5)).isEqualTo(5.0);
        assertThat(LatencyRun.quantile(sorted, 0.99)).isEqualTo(9.9);
        assertThat(LatencyRun.quantile(sorted, 1)).isEqualTo(10.0);
        assertThat(LatencyRun.quantile(new long[] {70}, 0.5)).isEqualTo(0.07);
    }
}
