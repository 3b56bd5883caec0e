package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Sends records back and notes that it has done so, both in one transaction: after a crash either
 * both have happened or neither has.
 *
 * <p>All who replay one topic of dead letters share a transactional id. Whoever comes later ends
 * the open transaction of the one before and shuts it out; only then does it read what has been
 * sent back, so no two can send the same.
 */
final class ReplaySender implements AutoCloseable {

    private static final int LARGEST_REQUEST = 96 << 20;

    private final Producer<byte[], byte[]> producer;
    private final String markTopic;

    /** A record to be sent back, and the place that it stands for. */
    record Parcel(Place origin, ProducerRecord<byte[], byte[]> record) {}

    ReplaySender(KafkaConfig kafka, String deadLetterTopic, String markTopic) {
        this.markTopic = markTopic;
        producer =
                KafkaClients.producer(
                        kafka,
                        Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        settings(deadLetterTopic));
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Map<String, String> settings(String deadLetterTopic) {
        return Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                "true",
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "recon-dlq-" + deadLetterTopic,
                // The broker decides what is too large; it has taken these before.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(LARGEST_REQUEST),
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                Long.toString(2L * LARGEST_REQUEST));
    }

    /** All of them, or none, and then an exception. */
    void send(List<Parcel> parcels) {
        producer.beginTransaction();
        try {
            List<Future<RecordMetadata>> sent =
                    parcels.stream()
                            .flatMap(parcel -> Stream.of(parcel.record(), mark(parcel)))
                            .map(producer::send)
                            .toList();
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            producer.commitTransaction();
        } catch (ExecutionException e) {
            throw abort(cause(e));
        } catch (InterruptedException e) {
            throw abort(new InterruptException(e));
        } catch (KafkaException e) {
            throw abort(e);
        }
    }

    private static KafkaException cause(ExecutionException e) {
        return e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
    }

    private KafkaException abort(KafkaException why) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            // Whoever comes next ends the transaction; until then nobody sees what is in it.
            why.addSuppressed(e);
        }
        return why;
    }

    /** Whether it was refused for its size, be it by the broker or by the client. */
    static boolean isTooLarge(KafkaException e) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (at instanceof RecordTooLargeException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private ProducerRecord<byte[], byte[]> mark(Parcel parcel) {
        String value =
                "{\"at\":\"%s\",\"topic\":\"%s\"}"
                        .formatted(
                                LetterJson.time(System.currentTimeMillis()),
                                parcel.record().topic());
        return new ProducerRecord<>(
                markTopic, parcel.origin().toString().getBytes(UTF_8), value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
