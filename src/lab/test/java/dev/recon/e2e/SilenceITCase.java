package dev.recon.e2e;

import static dev.recon.e2e.ManualPlant.HORIZON;
import static dev.recon.e2e.ManualPlant.IDLE_TIMEOUT;
import static dev.recon.e2e.ManualPlant.MISSING_AFTER;
import static dev.recon.e2e.ManualPlant.OUT_OF_ORDERNESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.MetricNames;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.StatusRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Streams and partitions that fall silent, on a real broker. Times are milliseconds after {@link
 * ManualPlant#BASE}; the deadline of an item is 2 s after its event time.
 */
class SilenceITCase {

    @RegisterExtension static final Site SITE = new Site();

    /** From the start of silence of both streams until an item of the highest time is decided. */
    private static final long ALL_SILENT = IDLE_TIMEOUT + MISSING_AFTER + 1;

    private ManualPlant plant;
    private Job job;

    private void start(String name) throws Exception {
        plant = new ManualPlant(SITE, name);
        job = Job.start(SITE, plant.config(), 2);
    }

    @AfterEach
    void stop() throws Exception {
        if (plant != null) {
            plant.close();
        }
        if (job != null) {
            job.cancel();
        }
    }

    /** A record in each partition of a stream, of this time. */
    private void matched(String id, long millis) throws Exception {
        for (int partition = 0; partition < 2; partition++) {
            plant.write("audit", partition, id + partition, millis);
            plant.write("sensor", partition, id + partition, millis);
        }
    }

    @Test
    void onePartitionThatFallsSilentHoldsNobodyBack() throws Exception {
        start("one-partition");
        plant.live("audit", 0, 10_000);
        plant.live("audit", 1, 10_000);
        plant.live("sensor", 0, 10_000);
        plant.write("audit", 0, "lost", 1_000);
        long last = plant.write("sensor", 1, "extra", 1_000);

        List<ManualPlant.Emitted> emitted =
                plant.awaitExceptions(job, "MISSING lost", "UNEXPECTED extra");
        emitted.forEach(each -> plant.assertNotBefore(last + IDLE_TIMEOUT, each));
        assertThat(plant.events()).as("the stream as a whole is alive").isEmpty();
        job.awaitUntil(
                "the heartbeat names the silent partition",
                () ->
                        plant.lastHeartbeat().orElseThrow().streams().stream()
                                .anyMatch(stream -> stream.idlePartitions() == 1));
    }

    @Test
    void whatADeadStreamDidNotSendIsMissing() throws Exception {
        start("one-stream");
        plant.live("audit", 0, 10_000);
        plant.live("audit", 1, 10_000);
        plant.write("sensor", 0, "b", 2_000);
        long last = plant.write("sensor", 1, "c", 2_000);
        for (String id : List.of("a", "b", "c")) {
            plant.write("audit", 0, id, 2_000);
        }
        ManualPlant.Emitted missing = plant.awaitExceptions(job, "MISSING a").get(0);
        plant.assertNotBefore(last + IDLE_TIMEOUT, missing);
        plant.awaitEvent(job, "STREAM_IDLE sensor");

        plant.write("sensor", 0, "a", 2_000);
        plant.awaitExceptions(job, "MISSING a", "FOUND a");
        plant.awaitEvent(job, "STREAM_RESUMED sensor");
        assertThat(plant.events().stream().map(ManualPlant.Emitted::toString))
                .startsWith("STREAM_IDLE sensor", "STREAM_RESUMED sensor")
                .doesNotContain("STREAM_IDLE audit");
    }

    @Test
    void aStreamThatNeverHadARecordIsSilentFromTheStart() throws Exception {
        start("never");
        long first = plant.write("audit", 0, "a", 1_000);
        plant.live("audit", 0, 10_000);
        plant.live("audit", 1, 10_000);
        ManualPlant.Emitted missing = plant.awaitExceptions(job, "MISSING a").get(0);
        assertThat(missing.atMillis()).isGreaterThan(first);
        plant.awaitEvent(job, "STREAM_IDLE sensor");
    }

    @Test
    void whenAllIsSilentTheClockDecides() throws Exception {
        start("all");
        matched("pair", 1_000);
        plant.write("sensor", 1, "extra", 4_000);
        long last = plant.write("audit", 0, "lost", 5_000);
        for (ManualPlant.Emitted each :
                plant.awaitExceptions(job, "MISSING lost", "UNEXPECTED extra")) {
            long earlier = each.id().equals("extra") ? 1_000 : 0;
            plant.assertNotBefore(last + ALL_SILENT - earlier, each);
        }
        plant.awaitEvent(job, "STREAM_IDLE sensor");
        plant.awaitEvent(job, "STREAM_IDLE audit");
        job.awaitUntil(
                "quiescent, with every window emitted",
                () -> plant.lastHeartbeat().orElseThrow().atRest() && lastCompleteness() == 0);
        assertThat(plant.lastHeartbeat().orElseThrow().openItems()).isZero();
    }

    /** Of the window that is not over yet: one expected, none arrived. */
    private double lastCompleteness() {
        return Answers.rows(SITE, "all").stream()
                .filter(row -> row.key().toString().endsWith("*/2020-01-01T00:00:04.000Z"))
                .reduce((a, b) -> b)
                .map(MetricsRow::completeness)
                .orElse(-1.0);
    }

    @Test
    void whatComesBackAfterTheSilenceIsFoundAndStreamsResume() throws Exception {
        start("back");
        matched("pair", 1_000);
        plant.write("sensor", 0, "extra", 5_000);
        plant.write("audit", 0, "lost", 5_000);
        plant.awaitExceptions(job, "MISSING lost", "UNEXPECTED extra");

        plant.write("audit", 1, "extra", 5_000);
        plant.write("sensor", 1, "lost", 5_000);
        matched("next", 9_000);
        plant.awaitExceptions(
                job, "MISSING lost", "UNEXPECTED extra", "FOUND lost", "EXPLAINED extra");
        plant.awaitEvent(job, "STREAM_RESUMED sensor");
        plant.awaitEvent(job, "STREAM_RESUMED audit");

        long last = plant.write("audit", 0, "again", 12_000);
        ManualPlant.Emitted again =
                plant.awaitExceptions(
                                job,
                                "MISSING lost",
                                "UNEXPECTED extra",
                                "FOUND lost",
                                "EXPLAINED extra",
                                "MISSING again")
                        .get(4);
        plant.assertNotBefore(last + ALL_SILENT, again);
    }

    @Test
    void whatComesBackAfterTheHorizonIsADeadLetter() throws Exception {
        start("beyond");
        matched("pair", 1_000);
        plant.write("audit", 0, "lost", 5_000);
        plant.awaitExceptions(job, "MISSING lost");

        matched("next", 5_000 + HORIZON + OUT_OF_ORDERNESS + 1);
        job.awaitUntil(
                "W",
                () ->
                        plant.lastHeartbeat().map(StatusRow::watermarkMillis).orElse(Long.MIN_VALUE)
                                >= Instant.parse("2020-01-01T00:00:25Z").toEpochMilli());
        plant.write("sensor", 0, "lost", 5_000);
        job.awaitUntil("the dead letter", () -> !plant.deadLetters().isEmpty());
        assertThat(plant.deadLetters()).hasSize(1);
        assertThat(plant.deadLetters().get(0)).hasToString("BEYOND_HORIZON lost");
        assertThat(plant.exceptions()).hasSize(1);
        job.awaitUntil("nothing is held", () -> SITE.gauge(job.id(), MetricNames.ITEMS) <= 2);
    }

    @Test
    void aRestartBeginsTheSilenceAnew() throws Exception {
        start("restart");
        matched("pair", 1_000);
        long last = plant.write("audit", 0, "lost", 5_000);
        plant.awaitEvent(job, "STREAM_IDLE audit");
        String savepoint = job.stop(SITE, SavepointFormatType.NATIVE);
        List<ManualPlant.Emitted> before = plant.exceptions();
        if (before.isEmpty()) {
            long restarted = System.currentTimeMillis();
            job = Job.start(SITE, plant.config(), 2, savepoint);
            ManualPlant.Emitted missing = plant.awaitExceptions(job, "MISSING lost").get(0);
            plant.assertNotBefore(restarted + IDLE_TIMEOUT, missing);
        } else {
            // A machine that is so slow that the stop came after the decision.
            plant.assertNotBefore(last + ALL_SILENT, before.get(0));
            job = Job.start(SITE, plant.config(), 2, savepoint);
            plant.awaitExceptions(job, "MISSING lost");
        }
    }

    @Test
    void aReplayAtFullSpeedIsNoSilence() throws Exception {
        plant = new ManualPlant(SITE, "replay");
        long dayMillis = 86_400_000;
        String padding = "\"" + "x".repeat(500) + "\"";
        int pairs = 20_000;
        for (int i = 0; i < pairs; i++) {
            plant.send("audit", i % 2, "r" + i, i * dayMillis / 100, padding);
        }
        // One topic after the other: what one holds, the other has long been through.
        for (int i = 0; i < pairs; i++) {
            if (i != pairs / 2) {
                plant.send("sensor", (i / 7) % 2, "r" + i, i * dayMillis / 100, "1");
            }
        }
        plant.flush();
        try (Slowness slow = Slowness.of(SITE.servers(), 1_000_000)) {
            job = Job.start(SITE, plant.config(), 2);
            plant.awaitQuiescence(job);
        }
        plant.awaitExceptions(job, "MISSING r" + pairs / 2);
        assertThat(plant.exceptions()).hasSize(1);
        assertThat(plant.deadLetters()).isEmpty();
    }

    @Test
    void backPressureIsNoSilence() throws Exception {
        plant = new ManualPlant(SITE, "held");
        List<String> invalid = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            plant.send("audit", i % 2, "h" + i, 10_000 + i, "1");
            plant.send("sensor", i % 2, "h" + i, 10_000 + i, "1000");
            invalid.add("INVALID h" + i);
        }
        plant.write("audit", 0, "lost", 10_000);
        plant.flush();
        HeldSink exceptions = HeldSink.closed();
        job = Job.startWith(SITE, plant.config(), 2, exceptions);
        job.awaitUntil("held back", HeldSink::isHolding);
        long held = System.currentTimeMillis();
        job.awaitUntil(
                "held for longer than the idle timeout, twice",
                () -> System.currentTimeMillis() - held > 2 * IDLE_TIMEOUT);
        HeldSink.open();
        job.awaitUntil("all is emitted", () -> HeldSink.emitted().size() >= invalid.size() + 1);
        invalid.add("MISSING lost");
        assertThat(HeldSink.emitted()).containsExactlyInAnyOrderElementsOf(invalid);
        assertThat(plant.events()).noneMatch(each -> each.type().equals("STREAM_BLIND"));
    }

    @Test
    void aSlowBrokerIsNoSilence() throws Exception {
        plant = new ManualPlant(SITE, "slow");
        String padding = "\"" + "x".repeat(400_000) + "\"";
        int pairs = 3;
        for (int i = 0; i < pairs; i++) {
            plant.write("audit", 0, "w" + i, 10_000L * i);
            plant.write("sensor", 0, "w" + i, 10_000L * i, padding);
        }
        // Each record takes longer to come than the idle timeout.
        try (Slowness slow = Slowness.of(SITE.servers(), 200_000)) {
            job = Job.start(SITE, plant.config(), 2);
            plant.awaitQuiescence(job);
        }
        assertThat(plant.exceptions().stream().map(ManualPlant.Emitted::type).distinct())
                .containsExactly("INVALID");
    }
}
