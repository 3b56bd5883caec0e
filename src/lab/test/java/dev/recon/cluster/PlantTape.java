package dev.recon.cluster;

import dev.recon.broker.TestTopics;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a plant writes, held back so that it can be written to a broker piece by piece. */
final class PlantTape implements PlantOutput {

    private final Map<PlantStream, String> topics;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final RecordedTruth truth = new RecordedTruth();
    private final PlantOptions options;

    PlantTape(PlantOptions options, String sensorTopic, String auditTopic) throws IOException {
        this.options = options;
        topics = Map.of(PlantStream.SENSOR, sensorTopic, PlantStream.AUDIT, auditTopic);
        new Plant(options).run(this, truth);
    }

    @Override
    public void record(PlantStream stream, int partition, byte[] key, byte[] value, long time) {
        records.add(new ProducerRecord<>(topics.get(stream), partition, null, key, value));
    }

    Truth truth() {
        return truth;
    }

    /** Writes the records from one share of the whole to another, in their order. */
    void write(String servers, double from, double to) {
        int size = records.size();
        send(servers, records.subList((int) (from * size), (int) (to * size)));
    }

    /** One heartbeat to every partition. */
    void heartbeats(String servers, long timeMillis) {
        List<ProducerRecord<byte[], byte[]>> beats = new ArrayList<>();
        String beat = "{\"type\":\"heartbeat\",\"ts\":" + timeMillis + "}";
        topics.forEach(
                (stream, topic) -> {
                    int partitions =
                            stream == PlantStream.SENSOR
                                    ? options.sensorPartitions
                                    : options.auditPartitions;
                    for (int partition = 0; partition < partitions; partition++) {
                        beats.add(TestTopics.record(topic, partition, null, beat));
                    }
                });
        send(servers, beats);
    }

    private static void send(String servers, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<?>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(servers, Map.of("linger.ms", "20"))) {
            records.forEach(each -> sent.add(producer.send(each)));
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a record", e);
        }
    }
}
