package dev.recon.sink;

import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.SinksConfig.Target;
import dev.recon.source.CleanupPolicy;
import dev.recon.source.KafkaAdmin;
import dev.recon.source.KafkaUnreachable;
import dev.recon.source.Rights;
import dev.recon.source.TopicException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the output topics that are missing.
 *
 * <ul>
 *   <li>metrics: {@code cleanup.policy=compact}. Every row replaces the one before it of the same
 *       key, so the current truth of every window stays.
 *   <li>exceptions, dead letters and status: {@code cleanup.policy=delete}, kept for 30 days from
 *       the time of writing. Several exceptions speak of one key (missing, then found), so
 *       compaction would lose some.
 *   <li>fills and series: {@code cleanup.policy=compact,delete}, 30 days. The last row of a reading
 *       is what holds, but every reading has a key of its own, so compaction alone would keep them
 *       all for ever.
 * </ul>
 *
 * All carry the time of writing ({@code LogAppendTime}), so that retention counts from there also
 * when old data is replayed. Partitions and replication are those of the configuration. A topic
 * that exists is left as it is.
 */
public final class OutputTopics {

    private static final Logger LOG = LoggerFactory.getLogger(OutputTopics.class);
    private static final String RETENTION_MILLIS = Long.toString(Duration.ofDays(30).toMillis());

    private OutputTopics() {}

    /**
     * Creates what is missing; does not connect when no output is a topic. May run twice at once.
     *
     * @return the topics that this call created
     * @throws TopicException when the topic of exceptions or of dead letters is compacted, or a
     *     topic cannot be created
     * @throws KafkaUnreachable when Kafka does not answer within seconds, or denies us
     */
    public static List<String> create(SinksConfig sinks, KafkaConfig kafka) {
        Map<String, NewTopic> wanted = wanted(sinks, kafka);
        if (wanted.isEmpty()) {
            return List.of();
        }
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for the output topics")) {
            requireRights(sinks, kafka, wanted.keySet(), admin);
            Set<String> existing = admin.describe(wanted.keySet()).keySet();
            List<String> created =
                    wanted.values().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .filter(topic -> create(topic, admin))
                            .map(NewTopic::name)
                            .toList();
            admin.await(wanted.keySet(), KafkaAdmin.PATIENCE);
            refuseCompacted(
                    topic(sinks.exceptions()),
                    "exceptions",
                    "several speak of one id",
                    created,
                    admin);
            refuseCompacted(
                    topic(sinks.deadletters()),
                    "dead letters",
                    "all of a stream have one key",
                    created,
                    admin);
            return created;
        }
    }

    private static void requireRights(
            SinksConfig sinks, KafkaConfig kafka, Set<String> topics, KafkaAdmin admin) {
        Rights rights = new Rights(admin, kafka);
        topics.forEach(topic -> rights.topic(topic, AclOperation.WRITE, AclOperation.CREATE));
        if (sinks.delivery() == SinksConfig.Delivery.EXACTLY_ONCE) {
            rights.transactions(OutputSinks.TRANSACTIONAL_ID_PREFIX);
        }
        rights.require();
    }

    private static Map<String, NewTopic> wanted(SinksConfig sinks, KafkaConfig kafka) {
        Map<String, String> kept =
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        RETENTION_MILLIS,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime");
        Map<String, String> compacted =
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime");
        Map<String, String> both = new LinkedHashMap<>(kept);
        both.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        // The first to name a topic decides: what must not be compacted comes before what may be.
        add(topic(sinks.exceptions()), kept, kafka, wanted);
        add(topic(sinks.deadletters()), deadletters(kept, sinks), kafka, wanted);
        add(topic(sinks.status()), kept, kafka, wanted);
        add(topic(sinks.metrics()), compacted, kafka, wanted);
        add(topic(sinks.fills()), both, kafka, wanted);
        add(topic(sinks.series()), both, kafka, wanted);
        return wanted;
    }

    /** Those that are larger than usual need a topic that takes them. */
    private static Map<String, String> deadletters(Map<String, String> kept, SinksConfig sinks) {
        if (sinks.largestRecord() <= SinksConfig.LARGEST_BY_DEFAULT) {
            return kept;
        }
        Map<String, String> larger = new LinkedHashMap<>(kept);
        long bytes = Math.min(Integer.MAX_VALUE, sinks.largestRecord());
        larger.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(bytes));
        return larger;
    }

    private static void add(
            String topic,
            Map<String, String> settings,
            KafkaConfig kafka,
            Map<String, NewTopic> wanted) {
        if (topic != null) {
            Optional<Short> replication =
                    kafka.topicReplication() < 0
                            ? Optional.empty()
                            : Optional.of(kafka.topicReplication());
            NewTopic created =
                    new NewTopic(topic, Optional.of(kafka.topicPartitions()), replication);
            wanted.putIfAbsent(topic, created.configs(settings));
        }
    }

    private static String topic(Target target) {
        return target == null ? null : target.topic();
    }

    /** False when somebody else was faster. */
    private static boolean create(NewTopic topic, KafkaAdmin admin) {
        String what = "create the topic " + topic.name();
        try {
            admin.call(what, client -> client.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            return false;
        } catch (KafkaException e) {
            throw new TopicException("Kafka refused to " + what + ": " + e.getMessage(), e);
        }
    }

    private static void refuseCompacted(
            String topic, String content, String reason, List<String> created, KafkaAdmin admin) {
        if (topic == null || created.contains(topic)) {
            return;
        }
        Optional<String> seen = CleanupPolicy.of(topic, admin);
        if (seen.isEmpty()) {
            LOG.warn(
                    "This user may not see the settings of {}: make sure that it is not compacted",
                    topic);
            return;
        }
        String policy = seen.get();
        if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new TopicException(
                    "The "
                            + content
                            + " topic "
                            + topic
                            + " has cleanup.policy="
                            + policy
                            + ": compaction would lose "
                            + content
                            + ", because "
                            + reason
                            + ". Set it to delete.");
        }
    }
}
