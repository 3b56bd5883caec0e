package dev.recon.demo;

import dev.recon.generate.Destination;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Rate;
import dev.recon.generate.SilentStretch;
import dev.recon.generate.Span;
import dev.recon.plant.FaultyPlant;
import dev.recon.verdict.AnswerTopics;

/**
 * The plant of the demo, and the settings of the job that suit it: twenty minutes of event time.
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

    private static final FaultyPlant.Patience PATIENCE =
            new FaultyPlant.Patience(
                    Span.seconds(40), Span.seconds(10), Span.minutes(10), Span.seconds(2));

    private final DemoOptions options;
    private final FaultyPlant plant;

    Scenario(DemoOptions options, long nowMillis) {
        this.options = options;
        this.plant = FaultyPlant.before(nowMillis, LENGTH, PATIENCE);
    }

    DemoOptions options() {
        return options;
    }

    /** Event time of the first event: the beginning of a window. */
    long startMillis() {
        return plant.startMillis();
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
        PlantOptions story =
                shown(plant.options(options.seed(), options.records(), options.speed()));
        story.silentStreams.add(new SilentStretch(PlantStream.SENSOR, SILENT_FROM, SILENT_FOR));
        return story;
    }

    /** What continues in real time; the ids begin again, and the old ones are forgotten. */
    PlantOptions live() {
        PlantOptions live = shown(FaultyPlant.faults(options.seed() + 1));
        live.rate = Rate.parse(LIVE_RATE);
        return live;
    }

    /** So often and so long that it can be seen. */
    private static PlantOptions shown(PlantOptions plant) {
        plant.sources = SOURCES;
        plant.missing = 0.05;
        plant.outOfRange = 0.02;
        plant.lateBy = LATE_BY;
        plant.disorder = Span.seconds(8);
        plant.skew = 0.005;
        plant.silentSensors = 1;
        return plant;
    }

    /** A heartbeat of this time on every partition makes the last window final. */
    long endMillis() {
        return plant.endMillis();
    }

    /** The configuration of the job. */
    String yaml(String bootstrapServers, String checkpointDir) {
        return String.join(
                "\n",
                "# The configuration of the job of a 'recon demo'.",
                plant.yaml(),
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
