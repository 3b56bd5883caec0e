package dev.recon.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a job has come in its input topics, by what its last checkpoint committed. */
public final class InputProgress implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

    /** So many records have been read for good, of so many that were written. */
    public record Position(long read, long written) {
        public boolean all() {
            return read == written;
        }
    }

    /**
     * @param group the job's consumer group
     * @param partitions how many the topics have, by their names
     */
    public InputProgress(String servers, String group, Map<String, Integer> partitions) {
        this.group = group;
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
        partitions.forEach(
                (topic, count) -> {
                    for (int partition = 0; partition < count; partition++) {
                        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
                    }
                });
    }

    /** Null when the broker does not answer. */
    public Position ask() {
        try {
            long written =
                    sum(
                            admin.listOffsets(ends)
                                    .all()
                                    .get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                                    .values(),
                            each -> each.offset());
            long read =
                    sum(
                            admin.listConsumerGroupOffsets(group)
                                    .partitionsToOffsetAndMetadata()
                                    .get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                                    .values(),
                            each -> each.offset());
            return new Position(read, written);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException notThere) {
            return null;
        }
    }

    private static <T> long sum(Collection<T> all, ToLongFunction<T> of) {
        return all.stream().mapToLong(each -> each == null ? 0 : of.applyAsLong(each)).sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
