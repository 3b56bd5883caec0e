package dev.recon.verdict;

import dev.recon.deadletter.Letter;
import dev.recon.source.ReadToEnd;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the job's answers from its topics, as monitoring would: only what has been committed. */
public final class AnswerReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AnswerTopics topics;
    private final Answers answers;

    public AnswerReader(String bootstrapServers, AnswerTopics topics, Answers answers) {
        this.topics = topics;
        this.answers = answers;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(
                topics.all().stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList());
    }

    /** Waits that long at most for answers, and takes those that are there. */
    public void read(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            take(record);
        }
    }

    /**
     * Takes all that had been committed when this was called.
     *
     * @throws dev.recon.source.KafkaUnreachable when Kafka gives nothing more of it
     */
    public void readAll() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        ReadToEnd.read(consumer, ends, "the answers", this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.exceptions())) {
            answers.exception(record.value());
        } else if (record.topic().equals(topics.metrics())) {
            answers.metrics(record.value());
        } else {
            answers.deadLetter(Letter.of(record).dead());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
