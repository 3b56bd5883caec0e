package dev.recon.generate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet. */
final class KafkaTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long RETRY_MILLIS = 50;

    private KafkaTopics() {}

    /**
     * Makes sure that all topics exist, and returns how many partitions each has. New ones keep
     * what is written for ever: the record's time is the event time, which may be years ago, and
     * nothing is to be deleted for its age.
     */
    static Map<String, Integer> ensure(
            Map<String, String> properties, Collection<String> topics, int partitions)
            throws IOException {
        Map<String, Object> all = new HashMap<>();
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        all.putAll(properties);
        try (Admin admin = Admin.create(all)) {
            create(admin, topics, partitions);
            return awaitReady(admin, topics);
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot prepare the topics "
                            + topics
                            + " at "
                            + properties.get("bootstrap.servers")
                            + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void create(Admin admin, Collection<String> topics, int partitions)
            throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> absent = new ArrayList<>();
        for (String topic : topics) {
            if (!present.contains(topic)) {
                absent.add(
                        new NewTopic(topic, Optional.of(partitions), Optional.empty())
                                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
            }
        }
        try {
            admin.createTopics(absent).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * Returns when the leader of every partition answers. A topic exists before all brokers know of
     * it and before its leaders are up; an idempotent producer that is turned away then, with
     * further batches of the partition under way, can have a later one accepted as its first, and
     * is out of sequence for good.
     */
    private static Map<String, Integer> awaitReady(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        long startNanos = System.nanoTime();
        while (true) {
            try {
                return askLeaders(admin, topics);
            } catch (ExecutionException e) {
                boolean patient = System.nanoTime() - startNanos < PATIENCE.toNanos();
                if (!(e.getCause() instanceof RetriableException) || !patient) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private static Map<String, Integer> askLeaders(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach(
                        (topic, description) -> {
                            counts.put(topic, description.partitions().size());
                            description
                                    .partitions()
                                    .forEach(
                                            partition ->
                                                    ends.put(
                                                            new TopicPartition(
                                                                    topic, partition.partition()),
                                                            OffsetSpec.latest()));
                        });
        admin.listOffsets(ends).all().get();
        return counts;
    }
}
