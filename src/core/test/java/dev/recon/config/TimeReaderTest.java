package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

    @Test
    void eachMissingTimeIsAProblemAtTheSection() {
        assertThat(
                        Yaml.problems(
                                "duplicates: count\n"
                                        + Yaml.MINIMAL.replaceFirst(
                                                "(?s)time:.*streams:", "time:\nstreams:")))
                .containsExactly(
                        "c.yaml:2:1: time.metrics-interval is required",
                        "c.yaml:2:1: time.missing-after is required",
                        "c.yaml:2:1: time.correction-horizon is required",
                        "c.yaml:2:1: time.idle-timeout is required");
    }

    @Test
    void sectionThatIsNoMappingIsOneProblem() {
        assertThat(
                        Yaml.problems(
                                Yaml.MINIMAL.replaceFirst(
                                        "(?s)time:.*streams:", "time: 5\nstreams:")))
                .containsExactly("c.yaml:1:7: time must be a mapping of keys, not a single value");
    }

    @Test
    void disorderIsAtMostPatience() {
        assertThat(Yaml.problems(Yaml.withTime("out-of-orderness: 121 s")))
                .containsExactly(
                        "c.yaml:2:3: time.out-of-orderness is `121 s`; it must be at most time.missing-after (`2 min`)");
        assertThat(
                        Yaml.parse(Yaml.withTime("out-of-orderness: 120 s"))
                                .rules()
                                .outOfOrdernessMillis())
                .isEqualTo(120_000);
    }

    @Test
    void horizonIsAtLeastPatienceAndAWindow() {
        assertThat(Yaml.problems(Yaml.with("1 h", "179 s")))
                .containsExactly(
                        "c.yaml:4:3: time.correction-horizon is `179 s`; it must be at least time.missing-after (`2 min`) + time.metrics-interval (`1 min`)");
        assertThat(Yaml.parse(Yaml.with("1 h", "180 s")).rules().correctionHorizonMillis())
                .isEqualTo(180_000);
    }

    @Test
    void resolutionIsAtMostAWindow() {
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: 61 s")))
                .containsExactly(
                        "c.yaml:2:3: time.timer-resolution is `61 s`; it must be at most time.metrics-interval (`1 min`)");
        assertThat(
                        Yaml.parse(Yaml.withTime("timer-resolution: 60 s"))
                                .rules()
                                .timerResolutionMillis())
                .isEqualTo(60_000);
    }

    @Test
    void defaultResolutionIsNotBlamedForAShortWindow() {
        assertThat(Yaml.problems(Yaml.with("metrics-interval: 1 min", "metrics-interval: 500 ms")))
                .containsExactly(
                        "c.yaml:2:3: time.metrics-interval is `500 ms`; it must be at least time.timer-resolution (`1 s` by default); make that shorter, too");
    }

    @Test
    void disorderAndToleranceMayBeZeroAndNothingElse() {
        assertThat(
                        Yaml.parse(Yaml.withTime("out-of-orderness: 0 s"))
                                .rules()
                                .outOfOrdernessMillis())
                .isZero();
        assertThat(
                        Yaml.parse(Yaml.withTime("future-tolerance: 0ms"))
                                .rules()
                                .futureToleranceMillis())
                .isZero();
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: 0 s")))
                .containsExactly(
                        "c.yaml:2:21: time.timer-resolution is `0 s`; it must be greater than 0");
        assertThat(Yaml.problems(Yaml.withTime("out-of-orderness: -1 s")))
                .containsExactly(
                        "c.yaml:2:21: time.out-of-orderness is `-1 s`; it must not be negative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics-interval: 1 min",
                "missing-after: 2 min",
                "correction-horizon: 1 h",
                "idle-timeout: 1 min"
            })
    void requiredTimesAreGreaterThanZero(String line) {
        assertThat(Yaml.problems(Yaml.with(line, line.replaceFirst(":.*", ": 0 min"))))
                .singleElement()
                .asString()
                .endsWith("is `0 min`; it must be greater than 0");
    }

    @ParameterizedTest
    @CsvSource({
        "7ms, 7",
        "7 ms, 7",
        "7 s, 7000",
        "7  min, 420000",
        "7h, 25200000",
        "3650 d, 315360000000"
    })
    void durationIsANumberAndAUnit(String text, long millis) throws Values.Refused {
        assertThat(Values.duration(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5", "5 sec", "s", "1.5 s", "5 S", "1h 5min", "'5 s s'", "1_0 s", "PT5S", "٣ s",
                "''"
            })
    void anythingElseIsNoDuration(String text) {
        assertThat(Yaml.problems(Yaml.withTime("future-tolerance: " + text)))
                .singleElement()
                .asString()
                .startsWith("c.yaml:2:21: time.future-tolerance is `")
                .endsWith("`; it must be a whole number and ms, s, min, h or d, such as `30 s`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3651 d", "9223372036854775807 d", "99999999999999999999999999 ms"})
    void durationThatCouldOverflowIsRefused(String text) {
        assertThat(Yaml.problems(Yaml.withTime("future-tolerance: " + text)))
                .containsExactly(
                        "c.yaml:2:21: time.future-tolerance is `"
                                + text
                                + "`; it must be at most 3650 d");
    }

    @Test
    void duplicatesAreCountedOrReported() {
        assertThat(Yaml.parse("duplicates: report\n" + Yaml.MINIMAL).rules().reportDuplicates())
                .isTrue();
        assertThat(Yaml.parse("duplicates: count\n" + Yaml.MINIMAL).rules().reportDuplicates())
                .isFalse();
        assertThat(Yaml.problems("duplicates: reports\n" + Yaml.MINIMAL))
                .containsExactly(
                        "c.yaml:1:13: duplicates is `reports`; it must be `count` or `report`; did you mean `report`?");
    }
}
