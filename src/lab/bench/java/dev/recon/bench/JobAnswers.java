package dev.recon.bench;

import dev.recon.config.KafkaConfig;
import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.kafka.RecordHandler;
import dev.recon.kafka.TopicReader;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import dev.recon.truth.Totals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the job has committed, counted as a {@code read_committed} reader sees it, and held against
 * the truth: a run that is fast but wrong is no run.
 */
final class JobAnswers {

    private final Map<Verdicts.Type, Long> exceptions = new EnumMap<>(Verdicts.Type.class);
    private final Map<Counter, Long> rows = new EnumMap<>(Counter.class);
    private long records;
    private long deadLetters;

    private JobAnswers() {}

    static JobAnswers read(KafkaConfig kafka, String output) {
        JobAnswers answers = new JobAnswers();
        answers.each(kafka, JobTopics.exceptions(output), answers::exception);
        answers.each(kafka, JobTopics.metrics(output), answers::row);
        answers.each(kafka, JobTopics.deadletters(output), record -> answers.deadLetters++);
        return answers;
    }

    private void exception(ConsumerRecord<byte[], byte[]> record) {
        exceptions.merge(ExceptionRow.SCHEMA.read(record.value()).type(), 1L, Long::sum);
    }

    private void row(ConsumerRecord<byte[], byte[]> record) {
        MetricsRow row = MetricsRow.SCHEMA.read(record.value());
        if (row.isOverall() && row.isFinal()) {
            row.counts().forEach((counter, count) -> rows.merge(counter, count, Long::sum));
        }
    }

    private void each(KafkaConfig kafka, String topic, RecordHandler<RuntimeException> handler) {
        new TopicReader(kafka, topic)
                .read(
                        record -> {
                            records++;
                            handler.handle(record);
                        });
    }

    /** All that was committed. */
    long records() {
        return records;
    }

    /** How the answers differ from the truth, one line each; empty when they do not. */
    List<String> differences(Totals truth) {
        List<String> found = new ArrayList<>();
        long missing =
                count(exceptions, Verdicts.Type.MISSING) - count(exceptions, Verdicts.Type.FOUND);
        compare(found, "MISSING and never FOUND", truth.missing, missing);
        long unexpected =
                count(exceptions, Verdicts.Type.UNEXPECTED)
                        - count(exceptions, Verdicts.Type.EXPLAINED);
        compare(found, "UNEXPECTED and never EXPLAINED", truth.unexpected, unexpected);
        compare(found, "dead letters", 0, deadLetters);
        compare(found, "expected", truth.expected, count(rows, Counter.EXPECTED));
        compare(found, "matched", truth.matched, count(rows, Counter.MATCHED));
        compare(found, "missing", truth.missing, count(rows, Counter.MISSING));
        long duplicates =
                count(rows, Counter.DUPLICATE_EXPECTED) + count(rows, Counter.DUPLICATE_ACTUAL);
        compare(found, "duplicates", truth.duplicateExpected + truth.duplicateActual, duplicates);
        return found;
    }

    private static void compare(List<String> found, String what, long right, long is) {
        if (right != is) {
            found.add(String.format("%s: %,d, but %,d is right", what, is, right));
        }
    }

    private static <K> long count(Map<K, Long> counts, K of) {
        return counts.getOrDefault(of, 0L);
    }
}
