package dev.recon.demo;

import dev.recon.generate.Destination;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Rate;
import dev.recon.generate.SilentStretch;
import dev.recon.generate.Span;
import dev.recon.verdict.AnswerTopics;
import java.time.Instant;

/**
 * The plant of the demo, and the settings of the job that suit it: twenty minutes of event time, in
 * the past, so that the heartbeats at the end are not ahead of the clock.
 */
final class Scenario {

    static final int SOURCES = 20;
    static final int PARTITIONS = 4;
    static final String SENSOR_TOPIC = "sensor-events";
    static final String AUDIT_TOPIC = "sensor-audit";
    static final String EXCEPTIONS_TOPIC = "recon-exceptions";
    static final String METRICS_TOPIC = "recon-metrics";
    static final String DEADLETTERS_TOPIC = "recon-deadletters";

    /** Events a second in event time, and in real time once the story is over. */
    static final String LIVE_RATE = "50";

    static final AnswerTopics ANSWERS =
            new AnswerTopics(EXCEPTIONS_TOPIC, METRICS_TOPIC, DEADLETTERS_TOPIC);

    static final Span LENGTH = Span.minutes(20);
    static final Span SILENT_FROM = Span.minutes(9);
    static final Span SILENT_FOR = Span.minutes(3);
    static final Span LATE_BY = Span.minutes(3);

    // The letters are those of docs/semantics.
    private static final Span INTERVAL = Span.minutes(1);
    private static final Span MISSING_AFTER = Span.seconds(40);
    private static final Span OUT_OF_ORDERNESS = Span.seconds(10);
    private static final Span HORIZON = Span.minutes(10);
    private static final Span IDLE_TIMEOUT = Span.seconds(2);
    private static final Span SKEW_BY = Span.seconds(3);

    private final DemoOptions options;
    private final long startMillis;

    Scenario(DemoOptions options, long nowMillis) {
        this.options = options;
        long toEnd = LENGTH.millis() + HORIZON.millis() + 3 * INTERVAL.millis();
        this.startMillis = (nowMillis - toEnd) / INTERVAL.millis() * INTERVAL.millis();
    }

    DemoOptions options() {
        return options;
    }

    /** Event time of the first event: the beginning of a window. */
    long startMillis() {
        return startMillis;
    }

    /** How much real time the plant takes. */
    long realSeconds() {
        return Math.round(LENGTH.millis() / 1000.0 / options.speed());
    }

    /** Where the plant writes; opening it creates the topics. */
    static Destination destination(String bootstrapServers) {
        Destination destination = new Destination();
        destination.bootstrapServers = bootstrapServers;
        destination.sensorTopic = SENSOR_TOPIC;
        destination.auditTopic = AUDIT_TOPIC;
        destination.partitions = PARTITIONS;
        return destination;
    }

    PlantOptions story() {
        PlantOptions plant = everyFault(options.seed());
        plant.records = options.records();
        plant.duration = LENGTH;
        plant.rate = Rate.MAX;
        plant.speed = options.speed();
        plant.start = Instant.ofEpochMilli(startMillis);
        plant.silentStreams.add(new SilentStretch(PlantStream.SENSOR, SILENT_FROM, SILENT_FOR));
        return plant;
    }

    /** What continues in real time; the ids begin again, and the old ones are forgotten. */
    PlantOptions live() {
        PlantOptions plant = everyFault(options.seed() + 1);
        plant.rate = Rate.parse(LIVE_RATE);
        return plant;
    }

    private static PlantOptions everyFault(long seed) {
        PlantOptions plant = new PlantOptions();
        plant.seed = seed;
        plant.sources = SOURCES;
        plant.missing = 0.05;
        plant.outOfRange = 0.02;
        plant.duplicates = 0.01;
        plant.late = 0.02;
        plant.lateAudits = 0.005;
        plant.lateBy = LATE_BY;
        plant.disorder = Span.seconds(8);
        plant.malformed = 0.001;
        plant.skew = 0.005;
        plant.skewBy = SKEW_BY;
        plant.unexpected = 0.002;
        plant.noop = 0.01;
        plant.silentSensors = 1;
        plant.silentFor = Span.minutes(4);
        return plant;
    }

    /** A heartbeat of this time on every partition makes the last window final. */
    long endMillis() {
        long last = startMillis + LENGTH.millis() + SKEW_BY.millis();
        long windowEnd = (last / INTERVAL.millis() + 1) * INTERVAL.millis();
        return windowEnd + HORIZON.millis() + OUT_OF_ORDERNESS.millis();
    }

    /** The configuration of the job. */
    String yaml(String bootstrapServers, String checkpointDir) {
        return String.join(
                "\n",
                "# The configuration of the job of a 'recon demo'.",
                "time:",
                "  metrics-interval: " + INTERVAL,
                "  missing-after: " + MISSING_AFTER,
                "  out-of-orderness: " + OUT_OF_ORDERNESS,
                "  correction-horizon: " + HORIZON,
                "  idle-timeout: " + IDLE_TIMEOUT,
                "duplicates: report",
                "kafka:",
                "  bootstrap-servers: " + bootstrapServers,
                "streams:",
                "  sensor:",
                "    topic: " + SENSOR_TOPIC,
                "    fields: { value: /temperature }",
                "    range: { min: 50, max: 55 }",
                "  audit:",
                "    topic: " + AUDIT_TOPIC,
                "controls:",
                "  - name: ingest",
                "    expected: { stream: audit }",
                "    actual: [ { stream: sensor } ]",
                "sinks:",
                "  exceptions: { topic: " + EXCEPTIONS_TOPIC + " }",
                "  metrics: { topic: " + METRICS_TOPIC + " }",
                "  deadletters: { topic: " + DEADLETTERS_TOPIC + " }",
                "state:",
                "  checkpoint-interval: 1 s",
                "  checkpoint-dir: '" + checkpointDir + "'",
                "");
    }
}
