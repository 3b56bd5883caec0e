package dev.recon.cluster;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaUnreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far a job has come in its input topics, by what its last checkpoint committed. */
public final class InputProgress implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaAdmin admin;
    private final String group;
    private final List<TopicPartition> input = new ArrayList<>();

    /**
     * How far the job has come.
     *
     * @param read records before the offsets that it has committed
     * @param written records in the topics
     */
    public record Position(long read, long written) {
        public boolean all() {
            return read == written;
        }
    }

    /**
     * @param group the job's consumer group
     * @param partitions how many the topics have, by their names
     */
    public InputProgress(KafkaConfig kafka, String group, Map<String, Integer> partitions) {
        this.group = group;
        admin = KafkaAdmin.open(kafka, PATIENCE);
        partitions.forEach(
                (topic, count) -> {
                    for (int partition = 0; partition < count; partition++) {
                        input.add(new TopicPartition(topic, partition));
                    }
                });
    }

    /** Null when the broker does not answer. */
    public Position ask() {
        try {
            long written =
                    admin.offsets(input, OffsetSpec.latest()).values().stream()
                            .mapToLong(each -> each.offset())
                            .sum();
            long read = admin.committed(group).values().stream().mapToLong(Long::longValue).sum();
            return new Position(read, written);
        } catch (KafkaUnreachable | KafkaException notThere) {
            return null;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
