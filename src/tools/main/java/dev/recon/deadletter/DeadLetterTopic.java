package dev.recon.deadletter;

import dev.recon.codec.Printable;
import dev.recon.config.KafkaConfig;
import dev.recon.config.ReconConfig;
import dev.recon.kafka.CleanupPolicy;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.TopicException;
import dev.recon.kafka.TopicReader;
import dev.recon.rows.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a configuration, and beside them, in a compacted topic of its own, the places
 * of the records that have been sent back. Its name is that of the letters' topic and {@code
 * .replayed}.
 */
public final class DeadLetterTopic {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);

    private final KafkaConfig kafka;
    private final String topic;

    DeadLetterTopic(KafkaConfig kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Dead letters that are not in a topic: there is nothing that we could do. */
    public static final class InFiles extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InFiles(String folder) {
            super(
                    "The dead letters of this configuration are lines of JSON in the folder "
                            + folder
                            + " (sinks.deadletters.file); 'recon dlq' is for those in a topic");
        }
    }

    /**
     * @throws InFiles when the configuration writes them to files
     * @throws TopicException when there is no such topic
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer
     */
    public static DeadLetterTopic of(ReconConfig config) {
        String topic = config.sinks().topic(Answer.DEADLETTERS);
        if (topic == null) {
            throw new InFiles(config.sinks().target(Answer.DEADLETTERS).file());
        }
        DeadLetterTopic letters = new DeadLetterTopic(config.kafka(), topic);
        if (!letters.partitions(List.of(topic)).containsKey(topic)) {
            throw new TopicException(
                    "There is no topic "
                            + topic
                            + " at "
                            + config.kafka().bootstrapServers()
                            + ": the job creates it when it starts for the first time");
        }
        return letters;
    }

    public String name() {
        return topic;
    }

    String markTopic() {
        return topic + ".replayed";
    }

    KafkaConfig kafka() {
        return kafka;
    }

    /** Hands on the letters that are there now and meant, in no order that could be relied on. */
    public void read(Selection selection, Consumer<Letter> handler) {
        new TopicReader(kafka, topic)
                .read(
                        selection.sinceMillis(),
                        record -> {
                            Letter letter = Letter.of(record);
                            if (selection.takes(letter)) {
                                handler.accept(letter);
                            }
                        });
    }

    /** The places of the records that have been sent back so far. */
    public Set<Place> replayed() {
        Set<Place> places = new HashSet<>();
        if (partitions(List.of(markTopic())).isEmpty()) {
            return places;
        }
        new TopicReader(kafka, markTopic())
                .read(
                        record -> {
                            Place place =
                                    record.key() == null || record.value() == null
                                            ? null
                                            : Place.parse(Printable.lenient(record.key()));
                            if (place != null) {
                                places.add(place);
                            }
                        });
        return places;
    }

    /** How many partitions each of these topics has; those that do not exist are left out. */
    Map<String, Integer> partitions(List<String> topics) {
        try (KafkaAdmin admin = connect()) {
            return admin.partitionCounts(topics);
        }
    }

    /**
     * Makes the topic of what has been sent back, unless it is there.
     *
     * @throws TopicException when it would forget, or cannot be created
     */
    void createMarkTopic() {
        try (KafkaAdmin admin = connect()) {
            boolean created =
                    admin.describe(List.of(markTopic())).isEmpty() && admin.create(marks());
            admin.await(List.of(markTopic()), KafkaAdmin.PATIENCE);
            if (!created) {
                refuseForgetful(admin);
            }
        }
    }

    private NewTopic marks() {
        Optional<Short> replication =
                kafka.topicReplication() < 0
                        ? Optional.empty()
                        : Optional.of(kafka.topicReplication());
        return new NewTopic(markTopic(), Optional.of(1), replication)
                .configs(
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private void refuseForgetful(KafkaAdmin admin) {
        Optional<String> seen = CleanupPolicy.of(markTopic(), admin);
        if (seen.isEmpty()) {
            LOG.warn(
                    "This user may not see the settings of {}: make sure that it is compacted, and that nothing is"
                            + " deleted from it",
                    markTopic());
            return;
        }
        String policy = seen.get();
        if (!policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)
                || policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            throw new TopicException(
                    "The topic "
                            + markTopic()
                            + " has cleanup.policy="
                            + policy
                            + ": it would forget which records have been sent back, and they would be sent again. Set it"
                            + " to compact.");
        }
    }

    private KafkaAdmin connect() {
        return KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for the dead letters");
    }
}
