package dev.recon.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a time begins in a topic: at its first record of that time or later. */
public final class OffsetsByTime {

    private OffsetsByTime() {}

    /**
     * @param found what Kafka says of a time; null of partitions that have no record so late
     * @param ends of all partitions that are wanted
     * @return the offset of the first record of that time or later; the end where there is none yet
     */
    public static Map<TopicPartition, Long> orEnd(
            Map<TopicPartition, OffsetAndTimestamp> found, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        found.forEach(
                (partition, place) -> {
                    if (place != null) {
                        offsets.put(partition, place.offset());
                    }
                });
        return offsets;
    }
}
