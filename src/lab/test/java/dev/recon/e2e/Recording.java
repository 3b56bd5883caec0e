package dev.recon.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.generate.KafkaPlantOutput;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Rate;
import dev.recon.generate.SilentStretch;
import dev.recon.generate.Span;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Truth;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plant wrote and what really happened in it; can be written to several places, in parts.
 */
final class Recording implements PlantOutput {

    private static final int SENSOR_PARTITIONS = 4;
    private static final int AUDIT_PARTITIONS = 3;

    private final RecordedTruth truth = new RecordedTruth();
    private final List<Written> all = new ArrayList<>();
    private final Map<String, List<byte[]>> byPartition = new HashMap<>();

    private record Written(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis) {}

    private Recording() {}

    /** A plant in which everything goes wrong that can, on unevenly filled partitions. */
    static Recording of(long events, String duration) throws IOException {
        PlantOptions options = new PlantOptions();
        options.records = events;
        options.duration = Span.parse(duration);
        options.rate = Rate.parse("max");
        options.start = Instant.parse("2025-03-01T09:59:30Z");
        options.sources = 40;
        options.missing = 0.1;
        options.outOfRange = 0.05;
        options.duplicates = 0.02;
        options.late = 0.02;
        options.lateAudits = 0.01;
        options.malformed = 0.003;
        options.unexpected = 0.003;
        options.noop = 0.02;
        options.skew = 0.01;
        options.silentSensors = 3;
        options.silentFor = Span.minutes(5);
        options.silentStreams =
                List.of(
                        SilentStretch.parse("sensor@10min+1min"),
                        SilentStretch.parse("audit@20min+1min"));
        options.heartbeats = Span.minutes(1);
        options.uneven = true;
        options.sensorPartitions = SENSOR_PARTITIONS;
        options.auditPartitions = AUDIT_PARTITIONS;
        Recording recording = new Recording();
        new Plant(options).run(recording, recording.truth);
        return recording;
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis) {
        all.add(new Written(stream, partition, key, value, eventTimeMillis));
        byPartition
                .computeIfAbsent(stream.word() + "/" + partition, each -> new ArrayList<>())
                .add(value);
    }

    Truth truth() {
        return truth;
    }

    int size() {
        return all.size();
    }

    /** The record at an offset of a topic to which this has been written from the beginning. */
    byte[] at(String stream, int partition, long offset) {
        return byPartition.get(stream + "/" + partition).get(Math.toIntExact(offset));
    }

    /** The event time of a record, which is about that of all records around it. */
    Instant timeOf(int record) {
        return Instant.ofEpochMilli(all.get(record).eventTimeMillis);
    }

    void createTopics(Setup setup) {
        Map<String, String> forEver = Map.of("retention.ms", "-1");
        setup.site().broker().createTopic(setup.sensorTopic(), SENSOR_PARTITIONS, forEver);
        setup.site().broker().createTopic(setup.auditTopic(), AUDIT_PARTITIONS, forEver);
    }

    void writeTo(Setup setup) throws IOException {
        createTopics(setup);
        write(setup, 0, size());
    }

    void write(Setup setup, int from, int to) throws IOException {
        try (PlantOutput output = output(setup)) {
            write(output, from, to);
        }
    }

    void write(PlantOutput output, int from, int to) throws IOException {
        for (Written each : all.subList(from, to)) {
            output.record(each.stream, each.partition, each.key, each.value, each.eventTimeMillis);
        }
    }

    /** A heartbeat on every partition, so late that everything becomes final. */
    void writeFarHeartbeats(Setup setup) throws IOException {
        long time = all.get(size() - 1).eventTimeMillis + Span.minutes(60).millis();
        byte[] value = ("{\"type\":\"heartbeat\",\"ts\":" + time + "}").getBytes(US_ASCII);
        try (PlantOutput output = output(setup)) {
            for (int partition = 0; partition < SENSOR_PARTITIONS; partition++) {
                output.record(PlantStream.SENSOR, partition, null, value, time);
            }
            for (int partition = 0; partition < AUDIT_PARTITIONS; partition++) {
                output.record(PlantStream.AUDIT, partition, null, value, time);
            }
        }
    }

    private static PlantOutput output(Setup setup) {
        return new KafkaPlantOutput(
                setup.site().broker().kafka(), setup.sensorTopic(), setup.auditTopic());
    }
}
