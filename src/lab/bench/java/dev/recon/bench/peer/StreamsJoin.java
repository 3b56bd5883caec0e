package dev.recon.bench.peer;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.Figures;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Kafka Streams: a windowed outer join of the two topics, exactly once, see {@link JoinTopology}.
 *
 * <p>The topics are keyed by source, and a plant's audit log and its sensors are not partitioned
 * alike; so their records are keyed anew by source and id, and go through a repartition topic, as
 * they would have to for anybody.
 *
 * <p>The window is 10 minutes either way, recon's correction horizon, without grace: Kafka Streams
 * reports a record without a partner as soon as it comes after its window, whatever the grace
 * (KAFKA-19536), so that the window has to make up for all disorder. Streams' time is the highest
 * that a task has seen, on either side and from any partition, and nothing holds back a thread that
 * runs ahead of the other: when they are further apart than the window, records that have a partner
 * are reported. A replay at full speed of a few hundred thousand records that span more event time
 * than the window comes out wrong, and a large one on a busy machine slightly so.
 *
 * <p>Tuned: only key and time go through the repartition topic and into the stores; transactions
 * are committed every second instead of ten times as often (every 10 seconds is no cheaper); larger
 * batches, lz4; short fetches of little, which keep the threads closer together; shared RocksDB
 * memory, see {@link JoinRocksDb}.
 *
 * <p>What it does not do: say MISSING before those 10 minutes are over, or take anything back; know
 * duplicates (an audit record that was written twice and has no reading is reported twice); count
 * (no windows, sources or revisions); look at values, roles or types; put broken records anywhere.
 * It takes the event time from the records' Kafka timestamps. Its time stands still when nothing
 * comes, and the last answers with it, so that {@link Ticks} has to move it on at the end.
 */
@Command(name = "streams")
public final class StreamsJoin implements Callable<Integer> {

    private static final Duration LAST_COMMIT = Duration.ofSeconds(60);

    /** Whether the stores are backed by changelog topics, without which they are not durable. */
    enum Changelog {
        ON,
        OFF
    }

    @Mixin private final ContenderOptions options = new ContenderOptions();

    @Option(names = "--changelog")
    private Changelog changelog = Changelog.ON;

    @Option(names = "--window-minutes")
    private int windowMinutes = 10;

    @Option(names = "--commit-millis")
    private int commitMillis = 1000;

    private volatile Throwable failure;

    public static void main(String[] args) {
        int status =
                new CommandLine(new StreamsJoin())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        Answers.prepare(options);
        String application = "streams-" + UUID.randomUUID();
        try (Ticks ticks = new Ticks(options, application);
                FolderSize size = FolderSize.watch(options.dir.resolve("streams"));
                KafkaStreams streams =
                        new KafkaStreams(
                                JoinTopology.of(
                                        options,
                                        ticks.topic(),
                                        Duration.ofMinutes(windowMinutes),
                                        changelog == Changelog.ON),
                                settings(application))) {
            streams.setUncaughtExceptionHandler(this::failed);
            streams.start();
            ticks.runToTheEnd(this::requireRunning);
            streams.close(LAST_COMMIT);
            requireRunning();
            Map<String, Long> figures = new TreeMap<>(Answers.figures(options));
            figures.put(Figures.STATE_BYTES, size.largest());
            Figures.write(options.figures, figures);
        }
        return 0;
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        failure = cause;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void requireRunning() {
        if (failure != null) {
            throw new IllegalStateException("Kafka Streams gave up", failure);
        }
    }

    private Properties settings(String application) {
        Properties p = new Properties();
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers);
        p.put(StreamsConfig.STATE_DIR_CONFIG, options.dir.resolve("streams").toString());
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, JoinRocksDb.class);
        p.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        p.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.LongSerde.class);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 1 << 17);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        p.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                1 << 18);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return p;
    }
}
