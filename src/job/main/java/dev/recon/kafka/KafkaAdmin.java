package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * An admin client that answers within a few seconds, or says in words what keeps it from answering.
 */
public final class KafkaAdmin implements AutoCloseable {

    /** How long the start of the job waits for Kafka. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Admin admin;
    private final KafkaConfig kafka;
    private final Duration patience;

    KafkaAdmin(Admin admin, KafkaConfig kafka, Duration patience) {
        this.admin = admin;
        this.kafka = kafka;
        this.patience = patience;
    }

    /**
     * Connects, so that what is wrong with the connection is reported before anything else.
     *
     * @param patience how long any request may take
     * @param purpose what for, in words, for the message
     * @throws KafkaUnreachable when there is no answer in time, or we are not let in
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    public static KafkaAdmin connect(KafkaConfig kafka, Duration patience, String purpose) {
        KafkaAdmin connected = open(kafka, patience);
        try {
            connected.call(purpose, admin -> admin.describeCluster().nodes());
            return connected;
        } catch (RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    /**
     * Without connecting: for one who asks again and again, whether or not there is an answer.
     *
     * @throws KafkaSettingsException when no client can be made of the properties
     */
    public static KafkaAdmin open(KafkaConfig kafka, Duration patience) {
        return new KafkaAdmin(KafkaClients.admin(kafka, patience), kafka, patience);
    }

    /**
     * Waits for the answer to one request.
     *
     * @param what the request in words, for the message: "create the topic x"
     * @throws KafkaUnreachable when there is no answer in time, or we are not let in or not allowed
     * @throws KafkaException any other refusal, as Kafka gave it
     */
    public <T> T call(String what, Function<Admin, KafkaFuture<T>> request) {
        try {
            return request.apply(admin).get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaErrors.interrupted(kafka, what, e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw KafkaErrors.noAnswer(kafka, what, patience, e);
        } catch (ExecutionException e) {
            throw KafkaErrors.failed(kafka, what, patience, e.getCause());
        }
    }

    /** Those of the topics that exist. */
    public Map<String, TopicDescription> describe(Collection<String> topics) {
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        for (String topic : topics) {
            try {
                found.put(topic, call("describe the topic " + topic, a -> description(a, topic)));
            } catch (UnknownTopicOrPartitionException absent) {
                // Not among those that exist.
            }
        }
        return found;
    }

    /** How many partitions each of the topics has; those that do not exist are left out. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        describe(topics).forEach((topic, found) -> counts.put(topic, found.partitions().size()));
        return counts;
    }

    /**
     * Those of the topics that exist, once the leader of every partition answers. A topic exists
     * before all brokers know of it and before its leaders are up; an idempotent producer that is
     * turned away then, with further batches of the partition under way, can have a later one
     * accepted as its first, and is out of sequence for good.
     */
    public Map<String, TopicDescription> await(Collection<String> topics, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Map<String, TopicDescription> found = describe(topics);
        try {
            while ((found.size() < topics.size() || !areLed(found.values()))
                    && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                found = describe(topics);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private boolean areLed(Collection<TopicDescription> topics) {
        try {
            offsets(partitions(topics), OffsetSpec.latest());
            return true;
        } catch (RetriableException notYet) {
            return false;
        }
    }

    /** With what this user may do to it. */
    private static KafkaFuture<TopicDescription> description(Admin admin, String topic) {
        DescribeTopicsOptions options =
                new DescribeTopicsOptions().includeAuthorizedOperations(true);
        return admin.describeTopics(List.of(topic), options).topicNameValues().get(topic);
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(
                        topic ->
                                topic.partitions().stream()
                                        .map(
                                                each ->
                                                        new TopicPartition(
                                                                topic.name(), each.partition())))
                .toList();
    }

    /** All partitions of those of the topics that exist. */
    public List<TopicPartition> partitions(Set<String> topics) {
        return partitions(describe(topics).values());
    }

    /** Offset and time of the record that is asked for, of each partition. */
    public Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        return call("say where the topics end", client -> client.listOffsets(wanted).all());
    }

    /**
     * Up to where a consumer group has read for good; partitions of which it has not are absent.
     */
    public Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        call(
                        "say how far the group " + group + " has read",
                        client ->
                                client.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata())
                .forEach(
                        (partition, place) -> {
                            if (place != null) {
                                offsets.put(partition, place.offset());
                            }
                        });
        return offsets;
    }

    /**
     * Creates a topic.
     *
     * @return false when somebody else was faster
     * @throws TopicException when Kafka refuses
     */
    public boolean create(NewTopic topic) {
        String what = "create the topic " + topic.name();
        try {
            call(what, client -> client.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            return false;
        } catch (KafkaException e) {
            throw new TopicException("Kafka refused to " + what + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the topics whose names are taken; returns which those are. */
    public List<String> delete(Predicate<String> taken) {
        List<String> names =
                call("list the topics", client -> client.listTopics().names()).stream()
                        .filter(taken)
                        .toList();
        call("delete the topics " + names, client -> client.deleteTopics(names).all());
        return names;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
