package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.core.Verdicts;
import dev.recon.core.rows.Counter;
import dev.recon.deadletter.Place;
import dev.recon.rows.DeadLetter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.LatestRows;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.NetExceptions;
import dev.recon.rows.RowSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * All that a job has written.
 *
 * @param rows those of one key in the order in which they were written
 */
record Answers(List<ExceptionRow> exceptions, List<MetricsRow> rows, List<DeadLetter> deadLetters) {

    static Answers ofTopics(Setup setup) {
        return ofTopics(setup.site(), setup.output());
    }

    /** As a {@code read_committed} reader sees them. */
    static Answers ofTopics(Site site, String output) {
        return ofTopics(site.servers(), output);
    }

    static Answers ofTopics(String servers, String output) {
        List<ExceptionRow> exceptions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : read(servers, output + "-exceptions")) {
            ExceptionRow row = ExceptionRow.SCHEMA.read(each.value());
            assertThat(TestTopics.text(each.key())).isEqualTo(row.key().toString());
            exceptions.add(row);
        }
        List<DeadLetter> deadLetters =
                read(servers, output + "-deadletters").stream().map(Answers::deadLetter).toList();
        return new Answers(exceptions, rows(servers, output), deadLetters);
    }

    /** The metrics rows alone. */
    static List<MetricsRow> rows(Site site, String output) {
        return rows(site.servers(), output);
    }

    private static List<MetricsRow> rows(String servers, String output) {
        List<MetricsRow> rows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : read(servers, output + "-metrics")) {
            MetricsRow row = MetricsRow.SCHEMA.read(each.value());
            assertThat(TestTopics.text(each.key())).isEqualTo(row.key().toString());
            rows.add(row);
        }
        return rows;
    }

    /** From folders of JSON lines, which say nothing of the order of rows. */
    static Answers ofFolders(Path exceptions, Path metrics, Path dead) {
        List<MetricsRow> rows =
                lines(metrics, MetricsRow.SCHEMA).stream()
                        .sorted(Comparator.comparingLong(MetricsRow::revision))
                        .toList();
        return new Answers(
                lines(exceptions, ExceptionRow.SCHEMA), rows, lines(dead, DeadLetter.SCHEMA));
    }

    /** The ids of all exceptions of a type. */
    List<String> ids(Verdicts.Type type) {
        return exceptions.stream()
                .filter(each -> each.type() == type)
                .map(ExceptionRow::id)
                .toList();
    }

    /** The ids that are missing in the end; each was reported once, and found at most once. */
    Set<String> missing() {
        return net(Verdicts.Type.MISSING, Verdicts.Type.FOUND, net().missing());
    }

    /**
     * The ids that are unexpected in the end; each was reported once, and explained at most once.
     */
    Set<String> unexpected() {
        return net(Verdicts.Type.UNEXPECTED, Verdicts.Type.EXPLAINED, net().unexpected());
    }

    private NetExceptions net() {
        NetExceptions net = new NetExceptions();
        for (int i = 0; i < exceptions.size(); i++) {
            net.add(exceptions.get(i), i);
        }
        return net;
    }

    private Set<String> net(
            Verdicts.Type type, Verdicts.Type takenBackBy, List<ExceptionRow> open) {
        assertThat(ids(type)).doesNotHaveDuplicates().containsAll(ids(takenBackBy));
        assertThat(ids(takenBackBy)).doesNotHaveDuplicates();
        assertThat(open).hasSize(ids(type).size() - ids(takenBackBy).size());
        return open.stream().map(ExceptionRow::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The current truth of each row, by its key. */
    Map<String, MetricsRow> newest() {
        LatestRows<MetricsRow> latest = new LatestRows<>();
        rows.forEach(latest::add);
        Map<String, MetricsRow> newest = new TreeMap<>();
        latest.rows().forEach(row -> newest.put(row.key().toString(), row));
        return newest;
    }

    /** What every run of the same records has to agree on: not how it came about, nor by whom. */
    Map<String, List<Object>> outcomes() {
        Map<String, List<Object>> outcomes = new TreeMap<>();
        newest().forEach((key, row) -> outcomes.put(key, outcome(row)));
        return outcomes;
    }

    private static List<Object> outcome(MetricsRow row) {
        Map<Counter, Long> counts = new TreeMap<>(row.counts());
        counts.remove(Counter.FOUND);
        return Arrays.asList(
                row.windowEndMillis(),
                counts,
                row.pending(),
                row.completeness(),
                row.readings(),
                row.withFills(),
                row.fills(),
                row.isFinal());
    }

    /** The rows of each key, in order. */
    Map<String, List<MetricsRow>> stories() {
        Map<String, List<MetricsRow>> stories = new LinkedHashMap<>();
        rows.forEach(
                row ->
                        stories.computeIfAbsent(row.key().toString(), k -> new ArrayList<>())
                                .add(row));
        return stories;
    }

    /**
     * Where the record of a letter stood in a topic; null where it stood in a file, or none did.
     */
    static Place place(DeadLetter letter) {
        return Place.parse(letter.topic() + "/" + letter.partition() + "/" + letter.offset());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String servers, String topic) {
        return TestTopics.readCommitted(servers, topic);
    }

    private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetter.ofRecord(
                name -> {
                    Header header = record.headers().lastHeader(name);
                    return header == null ? null : header.value();
                },
                record.value());
    }

    private static <R> List<R> lines(Path folder, RowSchema<R> schema) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> lineStream(file))
                    .map(line -> schema.read(line.getBytes(UTF_8)))
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
}
