package dev.recon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.core.time.Rules;
import dev.recon.rows.Answer;
import dev.recon.verdict.JobRows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final long NOW = JobRows.START + 12_345;

    private final Scenario scenario =
            new Scenario(new DemoOptions(7, 1000, DemoOptions.SPEED, false, false), NOW);
    private final ReconConfig config =
            ConfigReader.parse("demo.yaml", scenario.yaml("127.0.0.1:1", "file:///tmp/c"));

    @Test
    void thePlantsCanRun() {
        assertThat(scenario.story().problems()).isEmpty();
        assertThat(scenario.live().problems()).isEmpty();
    }

    @Test
    void theConfigurationNamesTheTopicsOfTheDemo() {
        assertThat(config.streams())
                .extracting(stream -> stream.topic())
                .containsExactly(Scenario.SENSOR_TOPIC, Scenario.AUDIT_TOPIC);
        assertThat(config.sinks().topic(Answer.EXCEPTIONS)).isEqualTo(Scenario.EXCEPTIONS_TOPIC);
        assertThat(config.sinks().topic(Answer.METRICS)).isEqualTo(Scenario.METRICS_TOPIC);
        assertThat(config.sinks().topic(Answer.DEADLETTERS)).isEqualTo(Scenario.DEADLETTERS_TOPIC);
    }

    @Test
    void lateReadingsComeAfterTheirDeadlineAndWithinTheHorizon() {
        Rules rules = config.rules();
        assertThat(Scenario.LATE_BY.millis())
                .isGreaterThan(2 * rules.missingAfterMillis())
                .isLessThan(rules.correctionHorizonMillis());
    }

    @Test
    void theLastHeartbeatMakesTheLastWindowFinalAndIsNotAheadOfTheClock() {
        Rules rules = config.rules();
        long watermark = scenario.endMillis() - rules.outOfOrdernessMillis() - 1;
        long lastWindowEnd = scenario.startMillis() + Duration.ofMinutes(21).toMillis();
        assertThat(lastWindowEnd - 1 + rules.correctionHorizonMillis())
                .isLessThanOrEqualTo(watermark);
        assertThat(scenario.endMillis()).isLessThanOrEqualTo(NOW);
        assertThat(scenario.startMillis() % rules.metricsIntervalMillis()).isZero();
    }

    @Test
    void theSilenceIsLongEnoughForTheJobToStopWaiting() {
        double real = Scenario.SILENT_FOR.millis() / DemoOptions.SPEED;
        assertThat(real).isGreaterThan(2.0 * config.rules().idleTimeoutMillis());
    }

    @Test
    void twentyMinutesTakeFortySeconds() {
        assertThat(scenario.realSeconds()).isEqualTo(40);
    }
}
