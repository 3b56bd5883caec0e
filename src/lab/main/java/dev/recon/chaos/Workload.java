package dev.recon.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.cluster.LocalSite;
import dev.recon.config.KafkaConfig;
import dev.recon.generate.Destination;
import dev.recon.generate.KafkaPlantOutput;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import dev.recon.generate.SilentStretch;
import dev.recon.generate.Span;
import dev.recon.plant.FaultyPlant;
import dev.recon.verdict.AnswerTopics;
import dev.recon.verdict.Fills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A plant with every fault there is, and the settings of the job that suit it. Its time passes at
 * least as fast as the clock's, so that windows become final while the job is being disturbed.
 *
 * <p>Delays are minutes shorter than the horizon. If records came beyond it, the answers would
 * depend on the order of arrival, and so on the moment of a crash.
 */
final class Workload {

    static final String SENSOR_TOPIC = "chaos-sensor";
    static final String AUDIT_TOPIC = "chaos-audit";
    static final String AUDIT_ROLE = "PRODUCER_EXPECTED";
    static final int SENSOR_PARTITIONS = 4;
    static final int AUDIT_PARTITIONS = 3;

    /** One more for so many audit records, of a role that no control selects. */
    private static final int UNWANTED_EVERY = 1_000;

    private static final String UNWANTED_ROLE = "CONSUMER_EXPECTED";

    private static final Span SHORTEST = Span.minutes(30);
    private static final Span SILENT_FOR = Span.minutes(2);
    private static final FaultyPlant.Patience PATIENCE =
            new FaultyPlant.Patience(
                    Span.seconds(20), Span.seconds(5), Span.minutes(15), Span.seconds(3));

    /** The job outlasts a broker that is down for a while. */
    private static final String PATIENCE_MILLIS = "600000";

    private final ChaosOptions options;
    private final FaultyPlant plant;
    private final double speed;

    Workload(ChaosOptions options, long nowMillis) {
        this.options = options;
        Span length = new Span(Math.max(SHORTEST.millis(), options.lengthMillis()));
        this.plant = FaultyPlant.before(nowMillis, length, PATIENCE);
        this.speed = length.millis() / (double) options.lengthMillis();
    }

    PlantOptions plant() {
        PlantOptions all = plant.options(options.seed(), options.records(), speed);
        all.sources = 50;
        all.missing = 0.03;
        all.outOfRange = 0.01;
        all.lateBy = Span.minutes(4);
        all.disorder = Span.seconds(5);
        all.skew = 0.002;
        all.silentSensors = 2;
        all.heartbeats = Span.seconds(30);
        Span third = new Span(plant.length().millis() / 3);
        all.silentStreams.add(new SilentStretch(PlantStream.SENSOR, third, SILENT_FOR));
        return all;
    }

    /**
     * By how many milliseconds of the clock what is missing was reported later than it could be:
     * what is decided now has an event time of {@code now - patience}.
     *
     * @param eventsDone how many events of the plant have taken place
     * @param reportedMillis the latest event time that was reported
     */
    long lagMillis(long eventsDone, long reportedMillis) {
        double sinceStart = eventsDone * (double) plant.length().millis() / options.records();
        double decided = plant.startMillis() + sinceStart - PATIENCE.missingAfter().millis();
        return (long) ((decided - reportedMillis) / speed);
    }

    void createTopics(LocalSite site) {
        site.broker().createTopic(SENSOR_TOPIC, SENSOR_PARTITIONS, Map.of("retention.ms", "-1"));
        site.broker().createTopic(AUDIT_TOPIC, AUDIT_PARTITIONS, Map.of("retention.ms", "-1"));
    }

    static Map<String, Integer> topics() {
        return Map.of(SENSOR_TOPIC, SENSOR_PARTITIONS, AUDIT_TOPIC, AUDIT_PARTITIONS);
    }

    Destination.Opened open(KafkaConfig kafka) {
        return new Destination.Opened(
                withUnwantedRoles(output(kafka)), SENSOR_PARTITIONS, AUDIT_PARTITIONS);
    }

    private static PlantOutput output(KafkaConfig kafka) {
        Map<String, String> patient =
                Map.of("delivery.timeout.ms", PATIENCE_MILLIS, "max.block.ms", PATIENCE_MILLIS);
        return new KafkaPlantOutput(kafka.with(patient), SENSOR_TOPIC, AUDIT_TOPIC);
    }

    private static PlantOutput withUnwantedRoles(PlantOutput output) {
        return new PlantOutput() {
            private long audits;

            @Override
            public void record(PlantStream stream, int part, byte[] key, byte[] value, long time)
                    throws IOException {
                output.record(stream, part, key, value, time);
                if (stream == PlantStream.AUDIT && ++audits % UNWANTED_EVERY == 0) {
                    String text = new String(value, US_ASCII);
                    byte[] other = text.replace(AUDIT_ROLE, UNWANTED_ROLE).getBytes(US_ASCII);
                    if (text.contains(AUDIT_ROLE)) {
                        output.record(stream, part, key, other, time);
                    }
                }
            }

            @Override
            public void pause() throws IOException {
                output.pause();
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    /** Takes event time past the horizon, so that every row becomes final. */
    void finish(KafkaConfig kafka) throws IOException {
        long end = plant.endMillis();
        byte[] beat = ("{\"type\":\"heartbeat\",\"ts\":" + end + "}").getBytes(US_ASCII);
        try (PlantOutput output = output(kafka)) {
            for (int partition = 0; partition < SENSOR_PARTITIONS; partition++) {
                output.record(PlantStream.SENSOR, partition, null, beat, end);
            }
            for (int partition = 0; partition < AUDIT_PARTITIONS; partition++) {
                output.record(PlantStream.AUDIT, partition, null, beat, end);
            }
        }
    }

    /** The output topics, and the consumer group, of a job of that name. */
    static AnswerTopics answers(String job) {
        return new AnswerTopics(job + ".exceptions", job + ".metrics", job + ".deadletters");
    }

    /** What a job of that name has emitted for readings that are lost, and for all. */
    static Fills fills(String job, KafkaConfig kafka) throws IOException {
        return Fills.read(kafka, job + ".fills", job + ".series");
    }

    /**
     * Writes the configuration of a job of that name.
     *
     * @param bounded whether it ends when it has read what is there
     */
    Path config(String job, String servers, boolean bounded) throws IOException {
        String end = bounded ? "    end: latest\n" : "";
        String yaml =
                String.join(
                        "\n",
                        "# The configuration of a job of a run of 'recon chaos'.",
                        plant.yaml(),
                        "kafka:",
                        "  bootstrap-servers: " + servers,
                        "  group-id: " + job,
                        "  topic-partitions: 3",
                        "  topic-replication: 1",
                        "streams:",
                        "  sensor:",
                        "    topic: " + SENSOR_TOPIC,
                        end + "    fields: { value: /temperature }",
                        "    range: { min: 50, max: 55 }",
                        "  audit:",
                        "    topic: " + AUDIT_TOPIC,
                        end + "controls:",
                        "  - name: ingest",
                        "    expected: { stream: audit, role: " + AUDIT_ROLE + " }",
                        "    actual: [ { stream: sensor } ]",
                        "fills: {}",
                        "sinks:",
                        "  fills: { topic: " + job + ".fills }",
                        "  series: { topic: " + job + ".series }",
                        "  exceptions: { topic: " + answers(job).exceptions() + " }",
                        "  metrics: { topic: " + answers(job).metrics() + " }",
                        "  deadletters: { topic: " + answers(job).deadletters() + " }",
                        "state:",
                        "  checkpoint-interval: 2 s",
                        "  working-set: 32 MB",
                        "");
        return Files.writeString(options.report().resolve(job + ".yaml"), yaml);
    }
}
