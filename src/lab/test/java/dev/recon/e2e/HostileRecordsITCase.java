package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.recon.broker.TestTopics;
import dev.recon.config.ReconConfig;
import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.deadletter.DeadLetterTopic;
import dev.recon.deadletter.Letter;
import dev.recon.deadletter.Selection;
import dev.recon.operator.MetricNames;
import dev.recon.rows.DeadReason;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole job among records that nobody should send: it never fails, each is one dead letter, and
 * the answers about the others are exact.
 */
class HostileRecordsITCase {

    /** How many; more with {@code -Drecon.fuzz.records=N}, which also measures what they cost. */
    private static final long HOSTILE = Long.getLong("recon.fuzz.records", 200_000);

    private static final int IDS = (int) (HOSTILE / 6);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @RegisterExtension static final Site SITE = new Site();

    private static String yaml(String input, String output, String streams, String control) {
        return Setup.rules().replace("20 min", "1 h")
                + streams.formatted(input)
                + control
                + Setup.topics(SITE, output, "exactly-once")
                + Setup.state(SITE, "rocksdb");
    }

    private static ReconConfig config(String prefix, String output) {
        return Setup.parse(
                yaml(
                        prefix,
                        output,
                        """
                        streams:
                          audit: { topic: %1$s-audit, end: latest }
                          sensor: { topic: %1$s-sensor, end: latest }
                          cloud: { topic: %1$s-cloud, end: latest, fields: { id: "header:id", time: "header:time" } }
                        """,
                        """
                        controls:
                          - name: ingest
                            expected: { stream: audit }
                            actual: [ { stream: sensor }, { stream: cloud } ]
                        """));
    }

    @Test
    void eachIsOneDeadLetterAndTheOthersAreCounted() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        if (Long.getLong("recon.fuzz.records") != null) {
            measureGood(seed);
        }
        try (HostileTopics topics = new HostileTopics(SITE, "hostile", seed)) {
            topics.write(IDS, HOSTILE);
            ReconConfig config = config("hostile", "hostile-out");
            long cpu = cpuMillis();
            long start = System.nanoTime();
            Job job = Job.runWithoutRestarts(SITE, config, 2, PATIENCE);
            say("with " + topics.dead() + " hostile ones", cpu, start);

            assertThat(SITE.counted(job.id(), MetricNames.DEAD_LETTERS)).isEqualTo(topics.dead());
            int beyond = checkLetters(config, topics);
            checkRows(beyond);
            checkExceptions();
        }
    }

    /** As many good records without any hostile ones, twice: the first warms everything up. */
    private static void measureGood(long seed) throws Exception {
        try (HostileTopics topics = new HostileTopics(SITE, "peaceful", seed)) {
            topics.write(IDS, 0);
            for (int run = 1; run <= 2; run++) {
                long cpu = cpuMillis();
                long start = System.nanoTime();
                Job.runWithoutRestarts(SITE, config("peaceful", "peaceful-" + run), 2, PATIENCE);
                say("good ones alone, run " + run, cpu, start);
            }
        }
    }

    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    private static void say(String what, long cpuMillis, long startNanos) {
        System.out.printf(
                "%s (%d ids): %.1f s, %.1f s of CPU%n",
                what, IDS, (System.nanoTime() - startNanos) / 1e9, (cpuMillis() - cpuMillis) / 1e3);
    }

    private static int checkLetters(ReconConfig config, HostileTopics topics) {
        List<Letter> beyond = new ArrayList<>();
        long[] others = new long[1];
        DeadLetterTopic.of(config)
                .read(
                        Selection.ALL,
                        letter -> {
                            if (letter.reason().equals(DeadReason.BEYOND_HORIZON.name())) {
                                beyond.add(letter);
                            } else {
                                others[0]++;
                                topics.check(letter);
                            }
                        });
        assertThat(others[0]).isEqualTo(topics.dead());
        assertThat(topics.verdicts()).hasSizeGreaterThan(8);
        Set<String> ids = new HashSet<>();
        for (Letter letter : beyond) {
            assertThat(letter.dead().item().source()).isEqualTo("past");
            assertThat(ids.add(letter.dead().item().id())).isTrue();
        }
        return beyond.size();
    }

    private static void checkRows(int beyond) {
        Map<String, MetricsRow> rows =
                new Answers(List.of(), Answers.rows(SITE, "hostile-out"), List.of()).newest();
        for (String output : List.of("sensor", "cloud")) {
            for (int source = 0; source < HostileTopics.SOURCES; source++) {
                long expected = 0;
                long matched = 0;
                for (int i = source; i < IDS; i += HostileTopics.SOURCES) {
                    expected++;
                    matched += HostileTopics.isMissing(output, i) ? 0 : 1;
                }
                String key = "ingest/" + output + "/s" + source + "/";
                assertThat(sum(rows, key, Counter.EXPECTED)).isEqualTo(expected);
                assertThat(sum(rows, key, Counter.MATCHED)).isEqualTo(matched);
                assertThat(sum(rows, key, Counter.MISSING)).isEqualTo(expected - matched);
                assertThat(sum(rows, key, Counter.DUPLICATE_ACTUAL)).isZero();
                assertThat(sum(rows, key, Counter.UNEXPECTED)).isZero();
            }
        }
        assertThat(sum(rows, "ingest/sensor/past/", Counter.UNEXPECTED) + beyond)
                .isEqualTo(HostileTopics.PAST);
    }

    private static long sum(Map<String, MetricsRow> rows, String prefix, Counter count) {
        return rows.values().stream()
                .filter(row -> row.key().toString().startsWith(prefix))
                .mapToLong(row -> row.count(count))
                .sum();
    }

    private static void checkExceptions() {
        Set<String> net = new HashSet<>();
        TestTopics.readCommitted(SITE.servers(), "hostile-out-exceptions")
                .forEach(
                        record -> {
                            ExceptionRow row = ExceptionRow.SCHEMA.read(record.value());
                            String what = row.output() + " " + row.id();
                            switch (row.type()) {
                                case MISSING -> assertThat(net.add(what)).isTrue();
                                case FOUND -> assertThat(net.remove(what)).isTrue();
                                case UNEXPECTED -> assertThat(row.id()).matches("past\\d+|g\\d+");
                                default ->
                                        assertThat(row.type()).isEqualTo(Verdicts.Type.EXPLAINED);
                            }
                        });
        Set<String> truth = new HashSet<>();
        for (int i = 0; i < IDS; i++) {
            for (String output : List.of("sensor", "cloud")) {
                if (HostileTopics.isMissing(output, i)) {
                    truth.add(output + " g" + i);
                }
            }
        }
        assertThat(net).isEqualTo(truth);
    }

    @Test
    void theLongestNamesAndAMillionIdsInOneRecordAreWritten() throws Exception {
        Map<String, String> large = Map.of("max.message.bytes", "20000000");
        SITE.broker().createTopic("long-audit", 1, large);
        SITE.broker().createTopic("long-sensor", 1, large);
        SITE.broker().createTopic("long-many", 1, large);
        String longest = "\\u0001".repeat(65_536);
        String time = Long.toString(HostileTopics.START);
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            ids.append(i == 0 ? "\"" : ",\"").append(i).append('"');
        }
        String million = "{\"source\":\"m\",\"ts\":%s,\"ids\":[%s]}".formatted(time, ids);
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(SITE.servers(), Map.of("max.request.size", "20000000"))) {
            producer.send(
                    TestTopics.record(
                            "long-audit", 0, null, HostileRecords.record(longest, longest, time)));
            producer.send(
                    TestTopics.record(
                            "long-sensor",
                            0,
                            null,
                            HostileRecords.record(longest + "x", longest, time)));
            producer.send(TestTopics.record("long-many", 0, null, million));
            producer.send(TestTopics.record("long-many", 0, null, million));
        }
        ReconConfig config =
                Setup.parse(
                        yaml(
                                        "long",
                                        "long-out",
                                        """
                                streams:
                                  audit: { topic: %1$s-audit, end: latest }
                                  sensor: { topic: %1$s-sensor, end: latest }
                                  many: { topic: %1$s-many, end: latest, fields: { ids: /ids } }
                                """,
                                        """
                                controls:
                                  - { name: one, expected: { stream: audit }, actual: [ { stream: sensor } ] }
                                  - { name: two, expected: { stream: many }, actual: [ { stream: many, name: same } ] }
                                """)
                                .replace("duplicates: report", "duplicates: count"));

        Job.runWithoutRestarts(SITE, config, 2, PATIENCE);

        Answers answers = Answers.ofTopics(SITE, "long-out");
        assertThat(answers.ids(Verdicts.Type.MISSING)).containsExactly("\u0001".repeat(65_536));
        assertThat(answers.deadLetters()).hasSize(1);
        assertThat(answers.deadLetters().get(0).reason()).isEqualTo("MALFORMED");
        assertThat(answers.deadLetters().get(0).field()).isEqualTo("id");
        Map<String, MetricsRow> rows = answers.newest();
        assertThat(sum(rows, "two/same/m/", Counter.MATCHED)).isEqualTo(1_000_000);
        assertThat(sum(rows, "two/same/m/", Counter.DUPLICATE_EXPECTED)).isEqualTo(1_000_000);
        assertThat(sum(rows, "one/sensor/*/", Counter.MISSING)).isEqualTo(1);
    }
}
