package dev.recon.source;

import dev.recon.config.KafkaConfig;
import dev.recon.config.StreamConfig;
import dev.recon.kafka.KafkaClients;
import java.nio.file.Paths;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.fs.Path;

/**
 * Opens a configured stream, be it a topic or a file: records in the order of each partition, each
 * announced first.
 */
public final class StreamSources {

    private static final String DISCOVERY_INTERVAL_MILLIS = "60000";

    private StreamSources() {}

    public static Source<RawRecord, ?, ?> of(StreamConfig stream, KafkaConfig kafka) {
        return stream.topic() != null ? topic(stream, kafka) : file(stream.file());
    }

    /** How much is left to read of such a stream. */
    public static Backlog.Factory backlogOf(StreamConfig stream, KafkaConfig kafka) {
        return stream.topic() != null
                ? new KafkaBacklog.Factory(stream, kafka)
                : new FileBacklog.Factory();
    }

    private static Source<RawRecord, ?, ?> topic(StreamConfig stream, KafkaConfig kafka) {
        KafkaSourceBuilder<RawRecord> builder =
                KafkaSource.<RawRecord>builder()
                        .setProperties(consumer(stream, kafka))
                        .setTopics(stream.topic())
                        .setStartingOffsets(Offsets.from(stream.start()))
                        .setDeserializer(new RawRecordSchema());
        if (stream.end() != null) {
            builder.setBounded(Offsets.to(stream.end()));
        }
        return new TrackedSource<>(builder.build(), StreamSources::announce);
    }

    static Properties consumer(StreamConfig stream, KafkaConfig kafka) {
        Properties properties = KafkaClients.input(kafka);
        String prefix = stream.name();
        if (kafka.groupId() != null) {
            properties.setProperty("group.id", kafka.groupId());
            properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
            prefix = kafka.groupId() + "-" + stream.name();
        }
        properties.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), prefix);
        String discovery = KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key();
        if (stream.end() != null) {
            properties.remove(discovery); // off, and the builder says so once more when it is set
        } else {
            properties.putIfAbsent(discovery, DISCOVERY_INTERVAL_MILLIS);
        }
        return properties;
    }

    /**
     * A partition that was added while the job ran is read from its beginning, which the connector
     * marks as -2.
     */
    private static void announce(KafkaPartitionSplit split, RawRecord announcement) {
        announcement.partition = split.getPartition();
        announcement.offset = Math.max(0, split.getStartingOffset());
    }

    private static Source<RawRecord, ?, ?> file(String file) {
        FileSource<RawRecord> source =
                FileSource.forRecordStreamFormat(new LineFormat(), path(file))
                        .setFileEnumerator(OneFile::new)
                        .build();
        return new TrackedSource<>(source, StreamSources::announce);
    }

    private static void announce(FileSourceSplit split, RawRecord announcement) {
        announcement.partition = 0;
        announcement.offset =
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L);
    }

    /**
     * A path without a scheme is one of the machine that submits the job, not of whichever folder a
     * task runs in.
     */
    public static Path path(String file) {
        Path path = new Path(file);
        return path.toUri().getScheme() != null
                ? path
                : new Path(Paths.get(file).toAbsolutePath().normalize().toString());
    }
}
