package dev.recon.generate;

import dev.recon.config.KafkaConfig;
import dev.recon.config.KafkaProperties;
import dev.recon.kafka.KafkaErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say where records go: two topics, or two files in a folder. */
public final class Destination {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write "
                            + FilePlantOutput.READINGS
                            + " and "
                            + FilePlantOutput.AUDIT
                            + " into this folder.")
    public Path out;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Write to this Kafka cluster.")
    public String bootstrapServers;

    @Option(names = "--sensor-topic", paramLabel = "TOPIC", description = "Topic of the readings.")
    public String sensorTopic = "sensor-events";

    @Option(
            names = "--audit-topic",
            paramLabel = "TOPIC",
            description = "Topic of the audit records.")
    public String auditTopic = "sensor-audit";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of a topic that has to be created.")
    public int partitions = 4;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description =
                    "Java properties passed on to the Kafka client: the place for secrets, which may"
                            + " also stand there as $${env:NAME} and $${file:PATH}.")
    public Path kafkaProperties;

    /** An opened output, and how many partitions each stream has in it. */
    public record Opened(PlantOutput output, int sensorPartitions, int auditPartitions) {}

    /** What is wrong with the options, or null. */
    public String problem() {
        if ((out == null) == (bootstrapServers == null)) {
            return "say where to write: either --out DIR or --bootstrap-servers HOST:PORT";
        }
        if (bootstrapServers != null && sensorTopic.equals(auditTopic)) {
            return "--sensor-topic and --audit-topic must be two topics";
        }
        return partitions < 1 ? "--partitions must be at least 1" : null;
    }

    /**
     * Creates the folder or the topics if need be.
     *
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer or refuses
     */
    public Opened open() throws IOException {
        if (out != null) {
            return new Opened(new FilePlantOutput(out), 1, 1);
        }
        KafkaConfig kafka = kafka();
        List<String> topics = List.of(sensorTopic, auditTopic);
        Map<String, Integer> counts =
                KafkaErrors.explaining(
                        kafka,
                        "prepare the topics " + topics,
                        () -> KafkaTopics.ensure(kafka, topics));
        PlantOutput output = new KafkaPlantOutput(kafka, sensorTopic, auditTopic);
        return new Opened(output, counts.get(sensorTopic), counts.get(auditTopic));
    }

    /** Where, for a person. */
    public String describe() {
        return out != null
                ? out.toString()
                : sensorTopic + " and " + auditTopic + " at " + bootstrapServers;
    }

    private KafkaConfig kafka() throws IOException {
        Map<String, String> properties =
                kafkaProperties == null
                        ? Map.of()
                        : KafkaProperties.read(kafkaProperties, System::getenv);
        return new KafkaConfig(bootstrapServers, null, properties, partitions, (short) -1);
    }
}
