package dev.recon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.config.KafkaConfig;
import dev.recon.kafka.RecordTaker;
import dev.recon.kafka.TopicReader;
import dev.recon.truth.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the job has committed, counted as a {@code read_committed} reader sees it, and held against
 * the truth: a run that is fast but wrong is no run.
 */
final class JobAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between output and window in the key of a row over all sources. */
    private static final String ALL_SOURCES = "/*/";

    private final Map<String, Long> exceptions = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private long records;
    private long deadLetters;

    private JobAnswers() {}

    static JobAnswers read(KafkaConfig kafka, String output) throws IOException {
        JobAnswers answers = new JobAnswers();
        answers.each(kafka, JobTopics.exceptions(output), answers::exception);
        answers.each(kafka, JobTopics.metrics(output), answers::row);
        answers.each(kafka, JobTopics.deadletters(output), record -> answers.deadLetters++);
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

    private void each(KafkaConfig kafka, String topic, RecordTaker<IOException> taker)
            throws IOException {
        new TopicReader(kafka, topic)
                .read(
                        record -> {
                            records++;
                            taker.take(record);
                        });
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
