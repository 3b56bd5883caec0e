package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.generate.PlantOptions;
import dev.recon.rows.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    private static final long NOW = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    @TempDir private Path folder;

    private Workload workload(double minutes) {
        return new Workload(new ChaosOptions(1_000, minutes, 1, 7, folder), NOW);
    }

    @Test
    void thePlantCanRunAndIsNotSlowerThanTheClock() {
        assertThat(workload(8).plant().problems()).isEmpty();
        assertThat(workload(8).plant().speed).isEqualTo(30 / 8.0);
        assertThat(workload(60).plant().speed).isOne();
    }

    @Test
    void noRecordComesBeyondTheHorizon() throws IOException {
        PlantOptions plant = workload(8).plant();
        assertThat(plant.lateBy.millis() + plant.silentFor.millis())
                .isLessThan(config(false).rules().correctionHorizonMillis());
    }

    @Test
    void theJobReadsWhatThePlantWritesAndAnswersUnderItsName() throws IOException {
        ReconConfig config = config(true);
        assertThat(config.streams())
                .extracting(stream -> stream.topic())
                .containsExactly(Workload.SENSOR_TOPIC, Workload.AUDIT_TOPIC);
        assertThat(config.streams()).allMatch(stream -> stream.end() != null);
        assertThat(config.sinks().topic(Answer.EXCEPTIONS))
                .isEqualTo(Workload.answers("job").exceptions());
        assertThat(config.kafka().groupId()).isEqualTo("job");
    }

    @Test
    void lagIsWhatPassesUntilAnEventThatCouldBeReportedIs() {
        Workload workload = workload(30);
        long start = workload.plant().start.toEpochMilli();
        assertThat(workload.lagMillis(500, start + 15 * 60_000 - 20_000)).isZero();
        assertThat(workload.lagMillis(500, start + 14 * 60_000 - 20_000)).isEqualTo(60_000);
    }

    private ReconConfig config(boolean bounded) throws IOException {
        return ConfigReader.read(workload(8).config("job", "127.0.0.1:1", bounded));
    }
}
