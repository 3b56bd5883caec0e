package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Events that can be written piece by piece to any topics, because everything about one follows
 * from its number: ten a second; of each ten one is never read, and one never expected.
 */
final class NumberedEvents {

    private static final long STEP_MILLIS = 100;
    private static final int SOURCES = 7;

    private final String servers;
    private final long startMillis;
    private final int partitions;

    NumberedEvents(String servers, Instant start, int partitions) {
        this.servers = servers;
        startMillis = start.toEpochMilli() / 60_000 * 60_000;
        this.partitions = partitions;
    }

    static boolean isExpected(int number) {
        return number % 10 != 7;
    }

    static boolean isRead(int number) {
        return number % 10 != 3;
    }

    private long timeOf(int number) {
        return startMillis + number * STEP_MILLIS;
    }

    void audit(String topic, int from, int to) {
        write(topic, from, to, true);
    }

    void read(String topic, int from, int to) {
        write(topic, from, to, false);
    }

    private void write(String topic, int from, int to, boolean audit) {
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(servers, Map.of("linger.ms", "20"))) {
            for (int i = from; i < to; i++) {
                if (audit ? isExpected(i) : isRead(i)) {
                    String json =
                            "{\"id\":\"%d\",\"source\":\"s%d\",\"ts\":%d}"
                                    .formatted(i, i % SOURCES, timeOf(i));
                    producer.send(TestTopics.record(topic, i % partitions, null, json));
                }
            }
        }
    }

    /** To every partition: nothing older is to be waited for. */
    void heartbeats(long timeMillis, String... topics) {
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                String beat = "{\"type\":\"heartbeat\",\"ts\":" + timeMillis + "}";
                TestTopics.write(servers, topic, partition, beat);
            }
        }
    }

    boolean isOfMinute(MetricsRow row, int minute) {
        long start = startMillis + minute * 60_000L;
        return row.windowStartMillis() == start;
    }

    /** Final rows, net exceptions and revisions of a control that has seen all up to a number. */
    void assertReported(CommittedRows answers, String control, int count) {
        assertThat(finalCounts(answers, control)).isEqualTo(counts(count));
        assertThat(net(answers, control, Verdicts.Type.MISSING, Verdicts.Type.FOUND))
                .isEqualTo(numbers(count, i -> !isRead(i)));
        assertThat(net(answers, control, Verdicts.Type.UNEXPECTED, Verdicts.Type.EXPLAINED))
                .isEqualTo(numbers(count, i -> !isExpected(i)));
        assertRevisionsRise(answers);
    }

    private static Map<String, List<Long>> finalCounts(CommittedRows answers, String control) {
        Map<String, List<Long>> rows = new TreeMap<>();
        for (MetricsRow row : answers.metrics()) {
            if (row.isFinal() && row.control().equals(control)) {
                List<Long> counts =
                        List.of(
                                row.count(Counter.EXPECTED),
                                row.count(Counter.MATCHED),
                                row.count(Counter.MISSING),
                                row.count(Counter.UNEXPECTED),
                                row.count(Counter.DUPLICATE_EXPECTED),
                                row.count(Counter.DUPLICATE_ACTUAL));
                String key = key(row.source(), row.windowStartMillis());
                assertThat(rows.put(key, counts)).as("final twice: %s", key).isNull();
            }
        }
        return rows;
    }

    private static String key(String source, long windowStartMillis) {
        return source + " " + Instant.ofEpochMilli(windowStartMillis);
    }

    private Map<String, List<Long>> counts(int count) {
        Map<String, long[]> sums = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long window = timeOf(i) / 60_000 * 60_000;
            for (String source : List.of("s" + i % SOURCES, "*")) {
                String key = key(source, window);
                long[] sum = sums.computeIfAbsent(key, k -> new long[4]);
                sum[0] += isExpected(i) ? 1 : 0;
                sum[1] += isExpected(i) && isRead(i) ? 1 : 0;
                sum[2] += isRead(i) ? 0 : 1;
                sum[3] += isExpected(i) ? 0 : 1;
            }
        }
        Map<String, List<Long>> counts = new TreeMap<>();
        sums.forEach((key, n) -> counts.put(key, List.of(n[0], n[1], n[2], n[3], 0L, 0L)));
        return counts;
    }

    static Set<String> net(
            CommittedRows answers, String control, Verdicts.Type type, Verdicts.Type takenBack) {
        Set<String> net = new TreeSet<>();
        for (ExceptionRow each : answers.exceptions()) {
            if (each.control().equals(control)) {
                String id = each.id();
                if (each.type() == type) {
                    assertThat(net.add(id)).as("reported twice: %s", each).isTrue();
                } else if (each.type() == takenBack) {
                    assertThat(net.remove(id))
                            .as("taken back, but not reported: %s", each)
                            .isTrue();
                }
            }
        }
        return net;
    }

    private static Set<String> numbers(int count, java.util.function.IntPredicate which) {
        Set<String> numbers = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            if (which.test(i)) {
                numbers.add("" + i);
            }
        }
        return numbers;
    }

    private static void assertRevisionsRise(CommittedRows answers) {
        Map<MetricsRow.Key, Long> last = new HashMap<>();
        Set<MetricsRow.Key> closed = new HashSet<>();
        for (MetricsRow row : answers.metrics()) {
            MetricsRow.Key key = row.key();
            assertThat(closed).as("after the final one: %s", row).doesNotContain(key);
            long revision = row.revision();
            assertThat(revision).as("%s", row).isEqualTo(last.getOrDefault(key, 0L) + 1);
            last.put(key, revision);
            if (row.isFinal()) {
                closed.add(key);
            }
        }
    }
}
