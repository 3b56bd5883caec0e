package dev.recon.generate;

import static dev.recon.generate.PlantStream.AUDIT;
import static dev.recon.generate.PlantStream.SENSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlantTest {

    private final Written written = new Written();
    private final RecordedTruth truth = new RecordedTruth();

    private static PlantOptions options(long records) {
        PlantOptions options = new PlantOptions();
        options.records = records;
        options.rate = Rate.MAX;
        options.start = Instant.parse("2026-11-20T10:00:00Z");
        return options;
    }

    private static PlantOptions everythingGoesWrong(long seed) {
        PlantOptions options = options(4000);
        options.seed = seed;
        options.sources = 7;
        options.duration = Span.minutes(20);
        options.duplicates = 0.1;
        options.late = 0.1;
        options.lateAudits = 0.1;
        options.malformed = 0.05;
        options.skew = 0.1;
        options.unexpected = 0.05;
        options.noop = 0.1;
        options.silentSensors = 2;
        options.silentStreams.add(SilentStretch.parse("sensor@5min+1min"));
        options.silentStreams.add(SilentStretch.parse("audit@12min+90s"));
        options.heartbeats = Span.seconds(10);
        return options;
    }

    private Totals run(PlantOptions options) throws IOException {
        return new Plant(options).run(written, truth);
    }

    private static Map<String, List<Written.Line>> byId(List<Written.Line> lines) {
        return lines.stream().collect(Collectors.groupingBy(Written.Line::id));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void recordsExactlyTheTruthAboutWhatItWrote(long seed) throws IOException {
        Totals totals = run(everythingGoesWrong(seed));
        Map<String, List<Written.Line>> audits = byId(written.usable(AUDIT));
        Map<String, List<Written.Line>> readings = byId(written.usable(SENSOR));

        Set<String> missing = new TreeSet<>(audits.keySet());
        missing.removeAll(readings.keySet());
        Set<String> unexpected = new TreeSet<>(readings.keySet());
        unexpected.removeAll(audits.keySet());
        assertThat(truth.compare(Fact.Kind.MISSING, missing).none()).isTrue();
        assertThat(truth.compare(Fact.Kind.UNEXPECTED, unexpected).none()).isTrue();
        assertThat(truth.ids(Fact.Kind.DUPLICATE_EXPECTED)).isEqualTo(twice(audits));
        assertThat(truth.ids(Fact.Kind.DUPLICATE_ACTUAL)).isEqualTo(twice(readings));
        Set<String> invalid =
                written.usable(SENSOR).stream()
                        .filter(Written.Line::invalid)
                        .map(Written.Line::id)
                        .collect(Collectors.toSet());
        assertThat(truth.ids(Fact.Kind.INVALID)).isEqualTo(invalid);
        Set<String> skewed =
                readings.keySet().stream()
                        .filter(audits::containsKey)
                        .filter(id -> audits.get(id).get(0).ts() != readings.get(id).get(0).ts())
                        .collect(Collectors.toSet());
        assertThat(truth.ids(Fact.Kind.SKEWED)).isEqualTo(skewed).isNotEmpty();

        assertThat(totals.expected).isEqualTo(audits.size());
        assertThat(totals.matched).isEqualTo(audits.size() - missing.size());
        assertThat(totals.missing).isEqualTo(missing.size());
        assertThat(totals.unexpected).isEqualTo(unexpected.size());
        assertThat(totals.invalid).isEqualTo(invalid.size());
        assertThat(totals.auditRecords).isEqualTo(written.usable(AUDIT).size());
        assertThat(totals.readings).isEqualTo(written.usable(SENSOR).size());
        assertThat(totals.written()).isEqualTo(written.lines.size());
        assertThat(totals.malformedAudit + totals.malformedSensor)
                .isEqualTo(
                        written.lines.stream()
                                .filter(line -> !line.usable() && !line.heartbeat())
                                .count());
        assertThat(truth.facts(Fact.Kind.NOOP)).hasSize((int) totals.filtered).isNotEmpty();
    }

    private static Set<String> twice(Map<String, List<Written.Line>> lines) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void sumsOfTheSourcesAddUpToTheSummary() throws IOException {
        Totals totals = run(everythingGoesWrong(6));
        Totals sum = new Totals();
        truth.bySource().values().forEach(sum::add);
        sum.heartbeats = totals.heartbeats;

        assertThat(sum).usingRecursiveComparison().isEqualTo(totals);
        assertThat(truth.totals()).isSameAs(totals);
    }

    @Test
    void writesTheSameAtAnySpeed() throws IOException {
        PlantOptions paced = options(200);
        paced.rate = Rate.parse("4000");
        paced.disorder = new Span(20);
        paced.lateBy = new Span(60);
        PlantOptions fast = options(200);
        fast.duration = new Span(50);
        fast.disorder = paced.disorder;
        fast.lateBy = paced.lateBy;
        Written other = new Written();

        new Plant(paced).run(written, truth);
        new Plant(fast).run(other, new RecordedTruth());

        assertThat(other.lines).isEqualTo(written.lines);
    }

    @Test
    void writesOtherDataForAnotherSeed() throws IOException {
        PlantOptions options = options(100);
        options.seed = 99;
        Written other = new Written();

        run(options(100));
        new Plant(options).run(other, new RecordedTruth());

        assertThat(other.lines).isNotEqualTo(written.lines);
    }

    @Test
    void keepsToTheSharesThatItWasGiven() throws IOException {
        Totals totals = run(options(50_000));

        assertThat(totals.missing / 50_000.0).isBetween(0.095, 0.105);
        assertThat(totals.invalid / (double) totals.matched).isBetween(0.046, 0.054);
        assertThat(totals.duplicateExpected / 50_000.0).isBetween(0.0085, 0.0115);
        assertThat(totals.lateActual / (double) totals.matched).isBetween(0.0085, 0.0115);
        assertThat(totals.malformedAudit / 50_000.0).isBetween(0.0005, 0.0015);
    }

    @Test
    void comesLateByWhatTheTruthSaysAndOtherwiseWithinTheDisorder() throws IOException {
        PlantOptions options = options(20_000);
        options.duplicates = 0;
        run(options);
        Map<String, Long> late = new HashMap<>();
        truth.facts(Fact.Kind.LATE).forEach(fact -> late.put(fact.id(), fact.byMillis()));

        long highest = 0;
        for (Written.Line line : written.of(AUDIT)) {
            assertThat(line.eventTime()).isGreaterThanOrEqualTo(highest - 30_000);
            highest = Math.max(highest, line.eventTime());
        }
        assertThat(late.values())
                .isNotEmpty()
                .allSatisfy(by -> assertThat(by).isBetween(30_001L, 300_000L));
        highest = 0;
        for (Written.Line line : written.usable(SENSOR)) {
            if (!late.containsKey(line.id())) {
                assertThat(line.eventTime()).isGreaterThanOrEqualTo(highest - 30_000);
                highest = Math.max(highest, line.eventTime());
            }
        }
    }

    @Test
    void isWithoutFaultWhenNoneIsAskedFor() throws IOException {
        PlantOptions options = options(1000);
        options.missing =
                options.outOfRange = options.duplicates = options.late = options.malformed = 0;
        options.unexpected = 0;
        Totals totals = run(options);

        assertThat(totals.matched).isEqualTo(1000);
        assertThat(written.lines)
                .hasSize(2000)
                .noneMatch(line -> line.stream() == SENSOR && line.invalid());
        assertThat(truth.facts(Fact.Kind.MISSING)).isEmpty();
    }

    @Test
    void endsNowWhenItRunsAsFastAsPossible() {
        PlantOptions options = options(1_000_000);
        options.start = null;
        long now = System.currentTimeMillis();

        assertThat(now - new Plant(options).startMillis()).isBetween(3_590_000L, 3_600_000L);
    }

    @Test
    void writesNothingToASilentStream() throws IOException {
        PlantOptions options = options(10_000);
        options.disorder = new Span(0);
        options.late = 0;
        options.heartbeats = Span.seconds(1);
        options.silentStreams.add(SilentStretch.parse("sensor@10s+5s"));
        run(options);
        long from = options.start.toEpochMilli() + 10_000;

        assertThat(written.of(SENSOR))
                .noneMatch(line -> line.eventTime() >= from && line.eventTime() < from + 5000);
        assertThat(written.of(AUDIT))
                .anyMatch(line -> line.eventTime() >= from && line.eventTime() < from + 5000);
        assertThat(truth.facts(Fact.Kind.MISSING))
                .anyMatch(fact -> "SILENT_STREAM".equals(fact.reason()));
    }

    @Test
    void keepsEachSourceInOnePartitionButPartitionsTheStreamsDifferently() throws IOException {
        run(options(2000));
        Map<String, Set<Integer>> sensor = partitions(SENSOR);
        Map<String, Set<Integer>> audit = partitions(AUDIT);

        assertThat(sensor.values()).allSatisfy(where -> assertThat(where).hasSize(1));
        assertThat(audit.values()).allSatisfy(where -> assertThat(where).hasSize(1));
        assertThat(sensor).isNotEqualTo(audit);
    }

    @Test
    void takesMostEventsFromOneHotSourceOnDemand() throws IOException {
        PlantOptions options = options(20_000);
        options.sources = 10;
        options.hot = 0.9;
        Totals totals = run(options);

        assertThat(truth.bySource()).hasSize(10);
        assertThat(truth.bySource().get("s0001").events / (double) totals.events)
                .isBetween(0.89, 0.91);
        assertThat(truth.bySource().get("s0010").events).isBetween(150L, 300L);
        assertThat(byId(written.usable(AUDIT))).hasSize(20_000);
    }

    @Test
    void fillsPartitionsUnevenlyOnDemand() throws IOException {
        PlantOptions options = options(20_000);
        options.uneven = true;
        run(options);
        long first = written.of(AUDIT).stream().filter(line -> line.partition() == 0).count();

        assertThat(first / (double) written.of(AUDIT).size()).isBetween(0.45, 0.8);
        assertThat(written.lines).allMatch(line -> line.partition() >= 0 && line.partition() < 4);
    }

    private Map<String, Set<Integer>> partitions(PlantStream stream) {
        return written.of(stream).stream()
                .collect(
                        Collectors.groupingBy(
                                Written.Line::key,
                                Collectors.mapping(Written.Line::partition, Collectors.toSet())));
    }

    @Test
    void leavesTruthAndDataInAgreementWhenStopped() throws IOException {
        PlantOptions options = options(100_000);
        Plant plant = new Plant(options);
        Totals totals =
                plant.run(
                        new PlantOutput() {
                            @Override
                            public void record(
                                    PlantStream stream,
                                    int partition,
                                    byte[] key,
                                    byte[] value,
                                    long time) {
                                written.record(stream, partition, key, value, time);
                                if (written.lines.size() == 30_000) {
                                    plant.stop();
                                }
                            }
                        },
                        truth);

        assertThat(totals.events).isLessThan(100_000);
        assertThat(totals.written()).isEqualTo(written.lines.size());
        assertThat(totals.matched + totals.missing)
                .isEqualTo(totals.expected)
                .isEqualTo(totals.events);
    }

    @Test
    void refusesAllContradictionsAtOnce() {
        PlantOptions options = new PlantOptions();
        options.sources = 0;
        options.missing = 1.5;
        options.rate = Rate.MAX;
        options.lateBy = Span.seconds(1);

        assertThat(options.problems()).hasSize(4);
        assertThatThrownBy(() -> new Plant(options))
                .hasMessageContaining("--missing must be between 0 and 1");
    }

    @Test
    void runsAsManyTimesFasterThanTheClockAsAsked() throws IOException {
        PlantOptions options = options(100);
        options.duration = Span.minutes(20);
        options.speed = 10_000;
        long start = System.nanoTime();
        run(options);
        long tookMillis = (System.nanoTime() - start) / 1_000_000;
        // The last of the events takes place a hundredth of the time before the end.
        assertThat(tookMillis)
                .isGreaterThanOrEqualTo(Span.minutes(20).millis() * 99 / 100 / 10_000);
        assertThat(truth.totals().events).isEqualTo(100);
    }
}
