package dev.recon.e2e;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.config.ReconConfig;
import dev.recon.rows.DeadLetter;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.FillRow;
import dev.recon.rows.RowSchema;
import dev.recon.rows.SeriesRow;
import dev.recon.rows.StatusRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Two topics of two partitions each that a test writes to by hand, record by record, and what the
 * job emits for them and when. Answers are delivered at once, so the time at which the broker took
 * one is when it was decided.
 */
final class ManualPlant implements AutoCloseable {

    /** Event time begins here; it has nothing to do with the clock. */
    static final long BASE = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    static final long IDLE_TIMEOUT = 4_000;
    static final long MISSING_AFTER = 3_000;
    static final long OUT_OF_ORDERNESS = 1_000;
    static final long HORIZON = 20_000;

    private static final long ALIVE_EVERY = 200;

    private final Site site;
    private final String name;
    private final long idleTimeout;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final ScheduledExecutorService living = Executors.newSingleThreadScheduledExecutor();

    /** An answer, and when the broker took it, by its clock. */
    record Emitted(String type, String id, long atMillis) {
        @Override
        public String toString() {
            return type + " " + id;
        }
    }

    ManualPlant(Site site, String name) throws Exception {
        this(site, name, IDLE_TIMEOUT);
    }

    ManualPlant(Site site, String name, long idleTimeout) throws Exception {
        this.site = site;
        this.name = name;
        this.idleTimeout = idleTimeout;
        producer = TestTopics.producer(site.servers(), Map.of("linger.ms", "0"));
        site.broker().createTopic(topic("sensor"), 2, Map.of());
        site.broker().createTopic(topic("audit"), 2, Map.of());
    }

    private String topic(String stream) {
        return name + "-" + stream;
    }

    ReconConfig config() {
        return Setup.parse(yaml());
    }

    /** With fills. */
    ReconConfig filled() {
        return Setup.parse(Setup.filled(yaml(), name));
    }

    private String yaml() {
        return """
                time:
                  metrics-interval: 2 s
                  missing-after: %d ms
                  out-of-orderness: %d ms
                  correction-horizon: %d ms
                  idle-timeout: %d ms
                  timer-resolution: 100 ms
                streams:
                  sensor: { topic: %s, fields: { value: /value }, range: { max: 100 } }
                  audit: { topic: %s }
                controls:
                  - { name: c, expected: { stream: audit }, actual: [ { stream: sensor } ] }
                """
                        .formatted(
                                MISSING_AFTER,
                                OUT_OF_ORDERNESS,
                                HORIZON,
                                idleTimeout,
                                topic("sensor"),
                                topic("audit"))
                + Setup.topics(site, name, "at-least-once")
                        .replace(
                                "  exceptions:",
                                "  status: { topic: "
                                        + name
                                        + "-status, interval: 1 s }\n"
                                        + "  exceptions:")
                + Setup.state(site, "rocksdb");
    }

    /** Returns a time at which the job had not read it yet. */
    long write(String stream, int partition, String id, long millis) throws Exception {
        return write(stream, partition, id, millis, "1");
    }

    long write(String stream, int partition, String id, long millis, String value)
            throws Exception {
        long before = System.currentTimeMillis();
        producer.send(record(stream, partition, id, millis, value)).get();
        return before;
    }

    /** Many, without waiting for each; {@link #flush} fails when one does not arrive. */
    void send(String stream, int partition, String id, long millis, String value) {
        sent.add(producer.send(record(stream, partition, id, millis, value)));
    }

    private ProducerRecord<byte[], byte[]> record(
            String stream, int partition, String id, long millis, String value) {
        String type = id == null ? "heartbeat" : "";
        return TestTopics.record(
                topic(stream),
                partition,
                null,
                "{\"id\":\"%s\",\"source\":\"s\",\"ts\":%d,\"type\":\"%s\",\"value\":%s}"
                        .formatted(id, BASE + millis, type, value));
    }

    /** Returns when the broker has all that was sent. */
    void flush() throws Exception {
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        sent.clear();
    }

    /** Heartbeats from now on, whose event time runs from {@code fromMillis} with the clock. */
    void live(String stream, int partition, long fromMillis) {
        long start = System.currentTimeMillis();
        living.scheduleAtFixedRate(
                () ->
                        producer.send(
                                record(
                                        stream,
                                        partition,
                                        null,
                                        fromMillis + System.currentTimeMillis() - start,
                                        "0")),
                0,
                ALIVE_EVERY,
                MILLISECONDS);
    }

    List<Emitted> exceptions() {
        return emitted(
                ExceptionRow.SCHEMA, (row, at) -> new Emitted(row.type().name(), row.id(), at));
    }

    List<FillRow> fills() {
        return emitted(FillRow.SCHEMA, (row, at) -> row);
    }

    List<SeriesRow> series() {
        return emitted(SeriesRow.SCHEMA, (row, at) -> row);
    }

    /** Those beyond the horizon, which are JSON. */
    List<Emitted> deadLetters() {
        return emitted(
                DeadLetter.SCHEMA, (row, at) -> new Emitted(row.reason(), row.item().id(), at));
    }

    /** The events of the status topic, without the heartbeats. */
    List<Emitted> events() {
        return emitted(StatusRow.SCHEMA, ManualPlant::event).stream()
                .filter(each -> !each.type.equals(StatusRow.Type.HEARTBEAT.name()))
                .toList();
    }

    private static Emitted event(StatusRow row, long atMillis) {
        return new Emitted(row.type().name(), row.streams().get(0).stream(), atMillis);
    }

    Optional<StatusRow> lastHeartbeat() {
        return emitted(StatusRow.SCHEMA, (row, at) -> row).stream()
                .filter(row -> row.type() == StatusRow.Type.HEARTBEAT)
                .reduce((a, b) -> b);
    }

    private <R, T> List<T> emitted(RowSchema<R> schema, BiFunction<R, Long, T> read) {
        return TestTopics.readCommitted(site.servers(), name + "-" + schema.name()).stream()
                .map(each -> read.apply(schema.read(each.value()), each.timestamp()))
                .toList();
    }

    /** Waits for exactly these, each like {@code MISSING a1}, whatever their order. */
    List<Emitted> awaitExceptions(Job job, String... wanted) {
        job.awaitUntil(
                String.join(", ", wanted),
                () -> {
                    assertThat(exceptions().stream().map(Emitted::toString).toList())
                            .isSubsetOf(wanted);
                    return exceptions().size() >= wanted.length;
                });
        List<Emitted> emitted = exceptions();
        assertThat(emitted.stream().map(Emitted::toString)).containsExactlyInAnyOrder(wanted);
        return emitted;
    }

    void awaitEvent(Job job, String event) {
        job.awaitUntil(
                event, () -> events().stream().anyMatch(each -> each.toString().equals(event)));
    }

    /** Waits until the job has read everything, and then decided everything by the clock. */
    void awaitQuiescence(Job job) {
        job.awaitUntil("quiescent", () -> lastHeartbeat().map(StatusRow::atRest).orElse(false));
    }

    /**
     * Nothing is decided before it is due. How long after is printed, not asserted: that is a
     * matter of the machine.
     */
    void assertNotBefore(long dueMillis, Emitted answer) {
        System.out.printf(
                "silence: %s, %s: %d ms after it was due%n",
                name, answer, answer.atMillis - dueMillis);
        assertThat(answer.atMillis).as("%s", answer).isGreaterThanOrEqualTo(dueMillis);
    }

    @Override
    public void close() {
        living.shutdownNow();
        producer.close();
    }
}
