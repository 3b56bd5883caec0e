package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.broker.TestTopics;
import dev.recon.generate.Fact;
import dev.recon.generate.Totals;
import dev.recon.generate.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a {@code read_committed} reader has been told so far, held against the truth. */
record Answers(
        List<JsonNode> exceptions,
        List<JsonNode> metrics,
        List<ConsumerRecord<byte[], byte[]>> deadLetters) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, ToLongFunction<Totals>> COUNTS =
            Map.of(
                    "expected", totals -> totals.expected,
                    "matched", totals -> totals.matched,
                    "missing", totals -> totals.missing,
                    "unexpected", totals -> totals.unexpected,
                    "invalid", totals -> totals.invalid,
                    "filtered", totals -> totals.filtered,
                    "skewed", totals -> totals.skewed,
                    "duplicateExpected", totals -> totals.duplicateExpected,
                    "duplicateActual", totals -> totals.duplicateActual,
                    "pending", totals -> 0);

    static Answers read(String servers, String exceptions, String metrics, String deadLetters) {
        return new Answers(
                json(TestTopics.readCommitted(servers, exceptions)),
                json(TestTopics.readCommitted(servers, metrics)),
                TestTopics.readCommitted(servers, deadLetters));
    }

    private static List<JsonNode> json(List<ConsumerRecord<byte[], byte[]>> records) {
        List<JsonNode> all = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> each : records) {
                all.add(JSON.readTree(each.value()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Whether every row that was ever emitted has become final, and there are some. */
    boolean areFinal() {
        Map<String, Boolean> isFinal = new HashMap<>();
        for (JsonNode row : metrics) {
            isFinal.merge(rowKey(row), row.path("final").asBoolean(), Boolean::logicalOr);
        }
        return !isFinal.isEmpty() && !isFinal.containsValue(false);
    }

    private static String rowKey(JsonNode row) {
        return row.path("source").asText() + " " + row.path("windowStart").asText();
    }

    /** The final rows by their keys, without what tells the story and not the outcome. */
    Map<String, JsonNode> finalRows() {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (JsonNode row : metrics) {
            if (row.path("final").asBoolean()) {
                ObjectNode outcome = row.deepCopy();
                rows.put(rowKey(row), outcome.remove(List.of("revision", "found")));
            }
        }
        return rows;
    }

    void assertEachIsToldOnce() {
        Set<String> seen = new HashSet<>();
        for (JsonNode row : metrics) {
            assertThat(seen.add(rowKey(row) + " " + row.path("revision").asLong()))
                    .as("a second time: %s", row)
                    .isTrue();
        }
        for (JsonNode exception : exceptions) {
            assertThat(seen.add(exception.path("type").asText() + exception.path("id").asText()))
                    .as("a second time: %s", exception)
                    .isTrue();
        }
        for (ConsumerRecord<byte[], byte[]> letter : deadLetters) {
            String origin = header(letter, "topic") + header(letter, "partition");
            assertThat(seen.add(origin + " " + header(letter, "offset")))
                    .as("a second time: %s", letter)
                    .isTrue();
        }
    }

    void assertRevisionsGoUpToAFinalRow() {
        Map<String, List<JsonNode>> rows = new TreeMap<>();
        metrics.forEach(row -> rows.computeIfAbsent(rowKey(row), k -> new ArrayList<>()).add(row));
        rows.forEach(
                (key, story) -> {
                    assertThat(story)
                            .as(key)
                            .extracting(row -> row.path("revision").asInt())
                            .isEqualTo(
                                    java.util.stream.IntStream.rangeClosed(1, story.size())
                                            .boxed()
                                            .toList());
                    assertThat(story.get(story.size() - 1).path("final").asBoolean())
                            .as(key)
                            .isTrue();
                });
    }

    void assertFinalRowsAddUpTo(Truth truth) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (JsonNode row : metrics) {
            if (row.path("final").asBoolean()) {
                Map<String, Long> sum =
                        sums.computeIfAbsent(row.path("source").asText(), k -> new TreeMap<>());
                COUNTS.keySet().forEach(name -> sum.merge(name, count(row, name), Long::sum));
            }
        }
        truth.bySource().forEach((source, totals) -> expected.put(source, counts(totals)));
        expected.put("*", counts(truth.totals()));
        assertThat(sums).isEqualTo(expected);
    }

    private static long count(JsonNode row, String name) {
        return row.path(name).asLong(Long.MIN_VALUE);
    }

    private static Map<String, Long> counts(Totals totals) {
        Map<String, Long> counts = new TreeMap<>();
        COUNTS.forEach((name, of) -> counts.put(name, of.applyAsLong(totals)));
        return counts;
    }

    void assertNetExceptionsAre(Truth truth) {
        assertThat(net("MISSING", "FOUND")).isEqualTo(truth.ids(Fact.Kind.MISSING));
        assertThat(net("UNEXPECTED", "EXPLAINED")).isEqualTo(truth.ids(Fact.Kind.UNEXPECTED));
        assertThat(net("INVALID", "")).isEqualTo(truth.ids(Fact.Kind.INVALID));
    }

    /** What is still said to be wrong at the end. */
    Set<String> netExceptions() {
        Set<String> all = new TreeSet<>();
        net("MISSING", "FOUND").forEach(id -> all.add("MISSING " + id));
        net("UNEXPECTED", "EXPLAINED").forEach(id -> all.add("UNEXPECTED " + id));
        net("INVALID", "").forEach(id -> all.add("INVALID " + id));
        return all;
    }

    private Set<String> net(String type, String takenBack) {
        Set<String> ids = new HashSet<>();
        exceptions.stream()
                .filter(each -> each.path("type").asText().equals(type))
                .forEach(each -> ids.add(each.path("id").asText()));
        exceptions.stream()
                .filter(each -> each.path("type").asText().equals(takenBack))
                .forEach(each -> ids.remove(each.path("id").asText()));
        return ids;
    }

    void assertDeadLettersAreTheBrokenRecordsOf(Truth truth) {
        assertThat(deadLetters)
                .allSatisfy(
                        letter ->
                                assertThat(header(letter, "reason")).isNotEqualTo("BEYOND_HORIZON"))
                .hasSize((int) (truth.totals().malformedAudit + truth.totals().malformedSensor));
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : TestTopics.text(header.value());
    }
}
