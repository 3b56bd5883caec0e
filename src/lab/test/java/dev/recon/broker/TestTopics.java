package dev.recon.broker;

import dev.recon.config.KafkaConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to and reads from the topics of a test broker with plain clients. */
public final class TestTopics {

    private TestTopics() {}

    public static KafkaConfig config(String servers) {
        return new KafkaConfig(servers, "recon-test", Map.of(), 2, (short) 1);
    }

    public static KafkaProducer<byte[], byte[]> producer(String servers, Map<String, String> more) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", servers);
        properties.putAll(more);
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static KafkaProducer<byte[], byte[]> transactional(String servers, String id) {
        KafkaProducer<byte[], byte[]> producer = producer(servers, Map.of("transactional.id", id));
        producer.initTransactions();
        return producer;
    }

    /** A record without a key; a null value is a tombstone, a null time is now. */
    public static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, Long time, String value) {
        return new ProducerRecord<>(topic, partition, time, null, bytes(value));
    }

    /** Returns when the broker has them all. */
    public static void write(String servers, String topic, int partition, String... values) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(servers, Map.of())) {
            for (String value : values) {
                sent.add(producer.send(record(topic, partition, null, value)));
            }
        }
        sent.forEach(TestTopics::await);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record", e);
        }
    }

    /**
     * All that a read_committed reader sees up to the end of the topic, in the order of each
     * partition.
     */
    public static List<ConsumerRecord<byte[], byte[]>> readCommitted(String servers, String topic) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", servers);
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    public static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
