package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    private static List<Ticks.Tick> times(String from, String to) {
        return Ticks.times(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli(), 6);
    }

    @Test
    void valuesAreRound() {
        assertThat(labels(Ticks.values(0.3, 9.9, 5))).containsExactly("2", "4", "6", "8");
        assertThat(labels(Ticks.values(-0.2, 0.2, 4)))
                .containsExactly("-0.2", "-0.1", "0.0", "0.1", "0.2");
        assertThat(labels(Ticks.values(3.441, 3.449, 4)))
                .containsExactly("3.442", "3.444", "3.446", "3.448");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.37, 1, 1e3, 7.7e15})
    void thereAreSomeTicksAndNotTooMany(double height) {
        assertThat(Ticks.values(-height, 2 * height, 6)).hasSizeBetween(2, 8);
    }

    @Test
    void timesAreThoseOfAClock() {
        List<Ticks.Tick> ticks = times("2026-11-20T22:11:00Z", "2026-11-21T01:40:00Z");
        assertThat(labels(ticks)).containsExactly("23:00", "00:00", "01:00");
        assertThat(ticks)
                .extracting(Ticks.Tick::above)
                .containsExactly("2026-11-20", "2026-11-21", null);
    }

    @Test
    void longAndShortStretchesHaveFewTimesToo() {
        assertThat(labels(times("2026-11-20T00:00:00Z", "2026-11-20T00:00:00.004Z")))
                .containsExactly(
                        "00:00:00.000",
                        "00:00:00.001",
                        "00:00:00.002",
                        "00:00:00.003",
                        "00:00:00.004");
        assertThat(times("1926-11-20T00:00:00Z", "2026-11-20T00:00:00Z")).hasSizeBetween(2, 7);
        assertThat(labels(times("2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z")))
                .contains("2026-11-21");
        assertThat(times("2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z")).hasSize(1);
    }
}
