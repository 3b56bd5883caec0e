package dev.recon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.generate.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the job has committed, counted as a {@code read_committed} reader sees it, and held against
 * the truth: a run that is fast but wrong is no run.
 */
final class JobAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    /** Between output and window in the key of a row over all sources. */
    private static final String ALL_SOURCES = "/*/";

    private final Map<String, Long> exceptions = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private long records;
    private long deadLetters;

    private interface Reader {
        void read(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private JobAnswers() {}

    static JobAnswers read(String servers, String output) throws IOException {
        JobAnswers answers = new JobAnswers();
        answers.each(servers, JobTopics.exceptions(output), answers::exception);
        answers.each(servers, JobTopics.metrics(output), answers::row);
        answers.each(servers, JobTopics.deadletters(output), record -> answers.deadLetters++);
        return answers;
    }

    private void exception(ConsumerRecord<byte[], byte[]> record) throws IOException {
        exceptions.merge(JSON.readTree(record.value()).path("type").asText(), 1L, Long::sum);
    }

    private void row(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (!new String(record.key(), StandardCharsets.UTF_8).contains(ALL_SOURCES)) {
            return;
        }
        JsonNode row = JSON.readTree(record.value());
        if (row.path("final").asBoolean()) {
            row.properties().stream()
                    .filter(field -> field.getValue().isIntegralNumber())
                    .forEach(f -> rows.merge(f.getKey(), f.getValue().asLong(), Long::sum));
        }
    }

    private void each(String servers, String topic, Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", servers);
        properties.setProperty("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> open = new ArrayList<>();
            consumer.partitionsFor(topic)
                    .forEach(info -> open.add(new TopicPartition(topic, info.partition())));
            Map<TopicPartition, Long> ends = consumer.endOffsets(open);
            consumer.assign(open);
            consumer.seekToBeginning(open);
            while (open.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records++;
                    reader.read(record);
                }
            }
        }
    }

    /** All that was committed. */
    long records() {
        return records;
    }

    /** How the answers differ from the truth, one line each; empty when they do not. */
    List<String> differences(Totals truth) {
        List<String> found = new ArrayList<>();
        long missing = count(exceptions, "MISSING") - count(exceptions, "FOUND");
        compare(found, "MISSING and never FOUND", truth.missing, missing);
        long unexpected = count(exceptions, "UNEXPECTED") - count(exceptions, "EXPLAINED");
        compare(found, "UNEXPECTED and never EXPLAINED", truth.unexpected, unexpected);
        compare(found, "dead letters", 0, deadLetters);
        compare(found, "expected", truth.expected, count(rows, "expected"));
        compare(found, "matched", truth.matched, count(rows, "matched"));
        compare(found, "missing", truth.missing, count(rows, "missing"));
        long duplicates = count(rows, "duplicateExpected") + count(rows, "duplicateActual");
        compare(found, "duplicates", truth.duplicateExpected + truth.duplicateActual, duplicates);
        return found;
    }

    private static void compare(List<String> found, String what, long right, long is) {
        if (right != is) {
            found.add(String.format("%s: %,d, but %,d is right", what, is, right));
        }
    }

    private static long count(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L);
    }
}
