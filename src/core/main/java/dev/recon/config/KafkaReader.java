package dev.recon.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the section {@code kafka}. No problem repeats the value of a property, whatever is wrong
 * with it, nor a key that does not look like one: it may be a secret in the wrong place.
 */
final class KafkaReader {

    private static final Pattern PROPERTY_NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern SERVERS =
            Pattern.compile("[^\\s,]+:[0-9]{1,5}( *, *[^\\s,]+:[0-9]{1,5})*");

    private static final String BYTES = "the job reads and writes bytes";
    private static final String CHECKPOINTS = "offsets are kept in checkpoints";
    private static final Map<String, String> OWNED =
            Map.ofEntries(
                    Map.entry("bootstrap.servers", "it is kafka.bootstrap-servers"),
                    Map.entry("group.id", "it is kafka.group-id"),
                    Map.entry("key.serializer", BYTES),
                    Map.entry("value.serializer", BYTES),
                    Map.entry("key.deserializer", BYTES),
                    Map.entry("value.deserializer", BYTES),
                    Map.entry("enable.auto.commit", CHECKPOINTS),
                    Map.entry("auto.offset.reset", "it is the start of each stream"),
                    Map.entry("transactional.id", "every run of a sink needs its own"),
                    Map.entry("transaction.timeout.ms", "it is sinks.transaction-timeout"));

    private final Section section;
    private final Problems problems;
    private final Setting<String> bootstrapServers;
    private final Setting<String> groupId;
    private final Setting<Integer> partitions;
    private final Setting<Integer> replication;
    private final Map<String, String> properties = new LinkedHashMap<>();

    /**
     * @param secrets null to leave the properties as they are written
     */
    KafkaReader(Section root, Secrets secrets, Problems problems) {
        this.problems = problems;
        section = root.child("kafka");
        bootstrapServers = section.read(Options.BOOTSTRAP_SERVERS, KafkaReader::servers);
        groupId = section.read(Options.GROUP_ID, Values::text);
        partitions = section.read(Options.TOPIC_PARTITIONS, Values.integer(1, 10_000));
        replication = section.read(Options.TOPIC_REPLICATION, KafkaReader::replicationFactor);
        Section given = section.child("properties");
        given.entries().values().forEach(entry -> readProperty(given, entry, secrets));
    }

    void requireServers() {
        if (!bootstrapServers.given() && !section.isBroken()) {
            problems.add(
                    section.position(),
                    bootstrapServers.path() + " is required where a stream or sink is a topic");
        }
    }

    /** Only when there are no problems. */
    KafkaConfig kafka() {
        return new KafkaConfig(
                bootstrapServers.value(),
                groupId.value(),
                Collections.unmodifiableMap(properties),
                partitions.value(),
                replication.value().shortValue());
    }

    private void readProperty(Section given, Section.Entry entry, Secrets secrets) {
        String path = given.pathOf(entry.key());
        if (!PROPERTY_NAME.matcher(entry.key()).matches()) {
            problems.add(
                    entry.at(), given.path() + ": a key here must be the name of a Kafka property");
        } else if (OWNED.containsKey(entry.key())) {
            problems.add(entry.at(), path + " is set by the job: " + OWNED.get(entry.key()));
        } else {
            String text = given.scalar(entry);
            if (text != null) {
                KafkaProperties.nameProblem(entry.key())
                        .ifPresent(rule -> problems.add(entry.at(), path + rule));
                properties.put(entry.key(), property(path, entry, text, secrets));
            }
        }
    }

    private String property(String path, Section.Entry entry, String text, Secrets secrets) {
        Position at = Position.of(entry.value());
        if (Secrets.isLiteral(entry.key(), text)) {
            problems.add(at, path + " is a secret: give it as ${env:NAME} or ${file:PATH}");
            return text;
        }
        List<String> wrong = new ArrayList<>();
        String value =
                secrets == null ? text : secrets.resolve(text, rule -> wrong.add(": " + rule));
        if (wrong.isEmpty()) {
            KafkaProperties.valueProblem(entry.key(), value).ifPresent(wrong::add);
        }
        wrong.forEach(rule -> problems.add(at, path + rule));
        return value;
    }

    private static String servers(String text) throws Values.Refused {
        if (!SERVERS.matcher(text.strip()).matches()) {
            throw new Values.Refused("it must be host:port, or several with commas between them");
        }
        return text.strip();
    }

    private static Integer replicationFactor(String text) throws Values.Refused {
        int factor = Values.integer(-1, Short.MAX_VALUE).parse(text);
        if (factor == 0) {
            throw new Values.Refused("it must be -1, for the broker's default, or at least 1");
        }
        return factor;
    }
}
