package dev.recon.bench.peer;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.peer.FlinkPeer.Backend;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Flink's DataStream API as its textbooks have it: both topics keyed by source and id, and for each
 * id a value in keyed state and an event-time timer. See {@link KeyedVerdict}.
 *
 * <p>Tuned: the streaming parser instead of data binding; one text as key; state of a single
 * number; a timer that is moved on instead of deleted at the match; timers rounded up to seconds;
 * tuples of types that Flink serializes itself; see {@link FlinkPeer} for the rest.
 *
 * <p>It decides as recon does, with the same patience, disorder and horizon, takes a MISSING back,
 * and knows duplicates. What it does not do: count (no windows, sources or revisions), look at
 * values, roles or types, put broken or too late records anywhere, decide when the streams are
 * silent, keep the watermark across a restart.
 */
@Command(name = "keyed")
public final class KeyedStatePerId implements Callable<Integer> {

    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    @Mixin private final ContenderOptions options = new ContenderOptions();

    @Option(names = "--backend")
    private Backend backend = Backend.ROCKSDB;

    public static void main(String[] args) {
        int status =
                new CommandLine(new KeyedStatePerId())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        Answers.prepare(options);
        FlinkPeer peer = new FlinkPeer(options, backend);
        StreamExecutionEnvironment env = peer.environment();
        arrivals(env, options.expected, true)
                .union(arrivals(env, options.actual, false))
                .keyBy(arrival -> arrival.f0, Types.STRING)
                .process(new KeyedVerdict(), Types.STRING)
                .sinkTo(answers());
        peer.run(env);
        return 0;
    }

    private DataStream<Tuple3<String, Long, Boolean>> arrivals(
            StreamExecutionEnvironment env, String topic, boolean expected) {
        KafkaSource<Tuple3<String, Long, Boolean>> source =
                KafkaSource.<Tuple3<String, Long, Boolean>>builder()
                        .setBootstrapServers(options.bootstrapServers)
                        .setTopics(topic)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(OffsetsInitializer.latest())
                        .setValueOnlyDeserializer(new ArrivalSchema(expected))
                        .build();
        WatermarkStrategy<Tuple3<String, Long, Boolean>> watermarks =
                WatermarkStrategy.<Tuple3<String, Long, Boolean>>forBoundedOutOfOrderness(
                                OUT_OF_ORDERNESS)
                        .withTimestampAssigner((arrival, recordTime) -> arrival.f1);
        return env.fromSource(source, watermarks, topic);
    }

    private KafkaSink<String> answers() {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", "600000");
        producer.setProperty("compression.type", "lz4");
        producer.setProperty("linger.ms", "20");
        return KafkaSink.<String>builder()
                .setBootstrapServers(options.bootstrapServers)
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix("keyed-" + UUID.randomUUID())
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<String>builder()
                                .setTopic(options.output)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                .build();
    }
}
