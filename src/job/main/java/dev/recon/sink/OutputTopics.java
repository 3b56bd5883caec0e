package dev.recon.sink;

import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.kafka.CleanupPolicy;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.kafka.Rights;
import dev.recon.kafka.TopicException;
import dev.recon.rows.Answer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
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

    private OutputTopics() {}

    /**
     * Creates what is missing; does not connect when no output is a topic. May run twice at once.
     *
     * @return the topics that this call created
     * @throws TopicException when a topic is compacted whose answer refuses that, or one cannot be
     *     created
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
                            .filter(admin::create)
                            .map(NewTopic::name)
                            .toList();
            admin.await(wanted.keySet(), KafkaAdmin.PATIENCE);
            Stream.of(Answer.values())
                    .filter(answer -> answer.kept().refusesCompaction())
                    .filter(answer -> sinks.topic(answer) != null)
                    .filter(answer -> !created.contains(sinks.topic(answer)))
                    .forEach(answer -> refuseCompacted(answer, sinks.topic(answer), admin));
            return created;
        }
    }

    private static void requireRights(
            SinksConfig sinks, KafkaConfig kafka, Set<String> topics, KafkaAdmin admin) {
        Rights rights = new Rights(admin, kafka);
        topics.forEach(topic -> rights.topicOrNew(topic, AclOperation.WRITE));
        if (sinks.delivery() == SinksConfig.Delivery.EXACTLY_ONCE) {
            rights.transactions(OutputSinks.TRANSACTIONAL_ID_PREFIX);
        }
        rights.require();
    }

    private static Map<String, NewTopic> wanted(SinksConfig sinks, KafkaConfig kafka) {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        // The first to name a topic decides: what must not be compacted comes before what may be.
        Stream.of(Answer.values())
                .sorted(Comparator.comparing(answer -> answer.kept().isCompacted()))
                .forEach(
                        answer -> add(sinks.topic(answer), settings(answer, sinks), kafka, wanted));
        return wanted;
    }

    private static Map<String, String> settings(Answer answer, SinksConfig sinks) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, answer.kept().cleanupPolicy());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        if (answer.kept().days() > 0) {
            long millis = Duration.ofDays(answer.kept().days()).toMillis();
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis));
        }
        if (answer.carriesRecords() && sinks.largestRecord() > SinksConfig.LARGEST_BY_DEFAULT) {
            // Those that are larger than usual need a topic that takes them.
            long bytes = Math.min(Integer.MAX_VALUE, sinks.largestRecord());
            settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(bytes));
        }
        return settings;
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

    private static void refuseCompacted(Answer answer, String topic, KafkaAdmin admin) {
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
                    "The topic "
                            + topic
                            + " of sinks."
                            + answer.word()
                            + " has cleanup.policy="
                            + policy
                            + ". "
                            + answer.schema().whyKept()
                            + " Set it to delete.");
        }
    }
}
