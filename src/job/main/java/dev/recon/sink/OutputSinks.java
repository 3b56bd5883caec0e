package dev.recon.sink;

import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.SinksConfig.Delivery;
import dev.recon.kafka.KafkaClients;
import dev.recon.rows.Answer;
import dev.recon.source.StreamSources;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Opens a configured output, be it a topic or a folder. */
public final class OutputSinks {

    /** Of every transactional id of the job, so that a right can be granted for all of them. */
    public static final String TRANSACTIONAL_ID_PREFIX = "recon-";

    /** That of Kafka unless it is configured. */
    private static final long SMALLEST_BUFFER = 32 << 20;

    private OutputSinks() {}

    /**
     * A topic gets key, value and headers with the configured delivery. A folder gets the values as
     * lines, in files that appear when a checkpoint completes or the input ends, each line once,
     * whatever the delivery.
     *
     * @param transactionalIdPrefix of this sink and this run alone; read for exactly-once topics
     *     only
     */
    public static Sink<OutRecord> of(
            SinksConfig.Target target,
            SinksConfig sinks,
            KafkaConfig kafka,
            String transactionalIdPrefix) {
        return target.topic() != null
                ? topic(target.topic(), sinks, kafka, transactionalIdPrefix)
                : folder(target.file());
    }

    /** A topic gets what is written to it without waiting for a checkpoint. */
    public static Sink<OutRecord> atOnce(
            SinksConfig.Target target, SinksConfig sinks, KafkaConfig kafka) {
        return target.topic() != null
                ? topic(target.topic(), sinks, kafka).build()
                : folder(target.file());
    }

    private static KafkaSinkBuilder<OutRecord> topic(
            String topic, SinksConfig sinks, KafkaConfig kafka) {
        return KafkaSink.<OutRecord>builder()
                .setKafkaProducerConfig(producer(sinks, kafka))
                .setRecordSerializer(new OutRecordSchema(topic, isOfReadings(topic, sinks)))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
    }

    private static Sink<OutRecord> topic(
            String topic, SinksConfig sinks, KafkaConfig kafka, String transactionalIdPrefix) {
        KafkaSinkBuilder<OutRecord> builder = topic(topic, sinks, kafka);
        if (sinks.delivery() == Delivery.EXACTLY_ONCE) {
            builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                    .setTransactionalIdPrefix(transactionalIdPrefix);
        }
        return builder.build();
    }

    /** Of these people want one source after the other in order. */
    private static boolean isOfReadings(String topic, SinksConfig sinks) {
        return Stream.of(Answer.values())
                .filter(Answer::isOfReadings)
                .anyMatch(answer -> topic.equals(sinks.topic(answer)));
    }

    private static Properties producer(SinksConfig sinks, KafkaConfig kafka) {
        Properties properties = KafkaClients.common(kafka);
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Integer.toString(Math.toIntExact(sinks.transactionTimeoutMillis())));
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "100");
        properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        if (sinks.largestRecord() > SinksConfig.LARGEST_BY_DEFAULT) {
            String bytes = Long.toString(Math.min(Integer.MAX_VALUE, sinks.largestRecord()));
            properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, bytes);
            properties.putIfAbsent(
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    Long.toString(Math.max(SMALLEST_BUFFER, 2 * sinks.largestRecord())));
        }
        return properties;
    }

    private static Sink<OutRecord> folder(String folder) {
        return FileSink.forRowFormat(StreamSources.path(folder), new ValueLines())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(
                        OutputFileConfig.builder()
                                .withPartPrefix("part")
                                .withPartSuffix(".jsonl")
                                .build())
                .build();
    }
}
