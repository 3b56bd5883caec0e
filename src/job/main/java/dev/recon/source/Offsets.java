package dev.recon.source;

import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.StartPosition;
import dev.recon.kafka.OffsetsByTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.common.TopicPartition;

/**
 * Turns a configured position into an offset of each partition, once, where the job decides what is
 * read. The connector's own initializers leave "earliest" and "latest" to each reader; then nobody
 * could say where a partition begins before its first record, and a restart before that record
 * would begin somewhere else.
 *
 * <p>An offset that no longer exists when it is read (retention) is replaced by the earliest there
 * is: nothing is ever skipped that could have been read.
 */
@FunctionalInterface
interface Offsets extends OffsetsInitializer {

    // The connector's interface asks for the deprecated type.
    @Override
    @SuppressWarnings("deprecation")
    default org.apache.kafka.clients.consumer.OffsetResetStrategy getAutoOffsetResetStrategy() {
        return org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST;
    }

    static Offsets from(StartPosition start) {
        long timestamp = start.timestampMillis();
        return switch (start.kind()) {
            case EARLIEST -> (partitions, kafka) -> kafka.beginningOffsets(partitions);
            case LATEST -> (partitions, kafka) -> kafka.endOffsets(partitions);
            case TIMESTAMP -> (partitions, kafka) -> at(timestamp, partitions, kafka);
            case GROUP_OFFSETS -> Offsets::committed;
        };
    }

    /** The first offset that is not read any more. An open transaction below it is waited for. */
    static Offsets to(EndPosition end) {
        long timestamp = end.timestampMillis();
        return switch (end.kind()) {
            case LATEST -> (partitions, kafka) -> kafka.endOffsets(partitions);
            case TIMESTAMP -> (partitions, kafka) -> at(timestamp, partitions, kafka);
        };
    }

    /** The first record of that time or later; the end where there is none yet. */
    private static Map<TopicPartition, Long> at(
            long timestamp,
            Collection<TopicPartition> partitions,
            PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, timestamp));
        // The end first: what is written meanwhile must not fall between both.
        Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
        return OffsetsByTime.orEnd(kafka.offsetsForTimes(wanted), ends);
    }

    private static Map<TopicPartition, Long> committed(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> offsets = new HashMap<>(kafka.beginningOffsets(partitions));
        kafka.committedOffsets(partitions)
                .forEach((partition, offset) -> offsets.merge(partition, offset, Math::max));
        return offsets;
    }
}
