package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.broker.TestTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * All that a job has written.
 *
 * @param rows those of one key in the order in which they were written
 */
record Answers(List<JsonNode> exceptions, List<Row> rows, List<DeadLetter> deadLetters) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A dead letter; where its record stood is known of topics only. */
    record DeadLetter(String stream, String reason, String field, byte[] raw, Position position) {}

    /** Where a record stood. */
    record Position(String topic, int partition, long offset) {}

    static Answers ofTopics(Setup setup) {
        return ofTopics(setup.site(), setup.output());
    }

    /** As a {@code read_committed} reader sees them. */
    static Answers ofTopics(Site site, String output) {
        return ofTopics(site.servers(), output);
    }

    static Answers ofTopics(String servers, String output) {
        List<JsonNode> exceptions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : read(servers, output + "-exceptions")) {
            JsonNode json = json(each.value());
            assertThat(TestTopics.text(each.key())).isEqualTo(key(json, "id"));
            exceptions.add(json);
        }
        List<DeadLetter> deadLetters =
                read(servers, output + "-deadletters").stream().map(Answers::deadLetter).toList();
        return new Answers(exceptions, rows(servers, output), deadLetters);
    }

    /** The metrics rows alone. */
    static List<Row> rows(Site site, String output) {
        return rows(site.servers(), output);
    }

    private static List<Row> rows(String servers, String output) {
        List<Row> rows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : read(servers, output + "-metrics")) {
            JsonNode json = json(each.value());
            assertThat(TestTopics.text(each.key())).isEqualTo(key(json, "windowStart"));
            rows.add(new Row(key(json, "windowStart"), json));
        }
        return rows;
    }

    /** From folders of JSON lines, which say nothing of the order of rows. */
    static Answers ofFolders(Path exceptions, Path metrics, Path dead) {
        List<Row> rows =
                lines(metrics).stream()
                        .map(json -> new Row(key(json, "windowStart"), json))
                        .sorted(Comparator.comparingInt(Row::revision))
                        .toList();
        List<DeadLetter> letters =
                lines(dead).stream()
                        .map(
                                json ->
                                        new DeadLetter(
                                                json.path("stream").asText(),
                                                json.path("reason").asText(),
                                                json.path("field").asText(null),
                                                json.path("raw").asText().getBytes(UTF_8),
                                                null))
                        .toList();
        return new Answers(lines(exceptions), rows, letters);
    }

    /** The ids of all exceptions of a type. */
    List<String> ids(String type) {
        return exceptions.stream()
                .filter(each -> each.path("type").asText().equals(type))
                .map(each -> each.path("id").asText())
                .toList();
    }

    /** The ids of a type of exception that have not been taken back by another. */
    Set<String> net(String type, String takenBackBy) {
        Set<String> net = new TreeSet<>(ids(type));
        assertThat(net)
                .as("ids of %s", type)
                .hasSameSizeAs(ids(type))
                .containsAll(ids(takenBackBy));
        assertThat(ids(takenBackBy)).doesNotHaveDuplicates();
        ids(takenBackBy).forEach(net::remove);
        return net;
    }

    /** The current truth of each row: the one of the highest revision. */
    Map<String, Row> newest() {
        Map<String, Row> newest = new TreeMap<>();
        rows.forEach(
                row -> newest.merge(row.key(), row, (a, b) -> b.revision() > a.revision() ? b : a));
        return newest;
    }

    /** What every run of the same records has to agree on. */
    Map<String, JsonNode> outcomes() {
        Map<String, JsonNode> outcomes = new TreeMap<>();
        newest().forEach((key, row) -> outcomes.put(key, row.outcome()));
        return outcomes;
    }

    /** The rows of each key, in order. */
    Map<String, List<Row>> stories() {
        Map<String, List<Row>> stories = new LinkedHashMap<>();
        rows.forEach(row -> stories.computeIfAbsent(row.key(), k -> new ArrayList<>()).add(row));
        return stories;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String servers, String topic) {
        return TestTopics.readCommitted(servers, topic);
    }

    private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), TestTopics.text(header.value()));
        }
        Position position =
                headers.containsKey("topic")
                        ? new Position(
                                headers.get("topic"),
                                Integer.parseInt(headers.get("partition")),
                                Long.parseLong(headers.get("offset")))
                        : null;
        return new DeadLetter(
                headers.get("stream"),
                headers.get("reason"),
                headers.get("field"),
                record.value(),
                position);
    }

    private static String key(JsonNode json, String last) {
        return Stream.of("control", "output", "source", last)
                .map(field -> json.path(field).asText())
                .map(part -> part.replace("%", "%25").replace("/", "%2F"))
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow();
    }

    private static List<JsonNode> lines(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> lineStream(file))
                    .map(line -> json(line.getBytes(UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lineStream(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
