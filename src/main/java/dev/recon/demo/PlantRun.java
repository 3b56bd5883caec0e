package dev.recon.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.generate.Destination;
import dev.recon.generate.Fact;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Totals;
import dev.recon.generate.Truth;
import dev.recon.generate.TruthSink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A plant that writes to Kafka in a thread of its own, and can be watched at it. */
final class PlantRun implements AutoCloseable {

    private final Destination.Opened opened;
    private final Plant plant;
    private final PlantOptions options;
    private final Long endMillis;
    private final Truth truth = new Truth();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::run, "plant");
    private volatile boolean done;
    private volatile Exception failure;

    /** A plant with an end, whose last heartbeats are of that time; the truth about it is kept. */
    static PlantRun story(String bootstrapServers, PlantOptions options, long endMillis)
            throws IOException {
        return new PlantRun(bootstrapServers, options, endMillis);
    }

    /** A plant that goes on until it is closed. */
    static PlantRun live(String bootstrapServers, PlantOptions options) throws IOException {
        return new PlantRun(bootstrapServers, options, null);
    }

    private PlantRun(String bootstrapServers, PlantOptions options, Long endMillis)
            throws IOException {
        this.options = options;
        this.endMillis = endMillis;
        this.opened = destination(bootstrapServers).open();
        options.sensorPartitions = opened.sensorPartitions();
        options.auditPartitions = opened.auditPartitions();
        this.plant = new Plant(options);
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the plant writes; opening it creates the topics. */
    static Destination destination(String bootstrapServers) {
        Destination destination = new Destination();
        destination.bootstrapServers = bootstrapServers;
        destination.sensorTopic = Scenario.SENSOR_TOPIC;
        destination.auditTopic = Scenario.AUDIT_TOPIC;
        return destination;
    }

    private void run() {
        try (PlantOutput output = opened.output()) {
            PlantOutput counted = counting(output);
            plant.run(counted, endMillis == null ? FORGET : counting(truth));
            if (endMillis != null) {
                heartbeats(PlantStream.SENSOR, opened.sensorPartitions(), counted);
                heartbeats(PlantStream.AUDIT, opened.auditPartitions(), counted);
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        done = true;
    }

    private void heartbeats(PlantStream stream, int partitions, PlantOutput output)
            throws IOException {
        byte[] value = ("{\"type\":\"heartbeat\",\"ts\":" + endMillis + "}").getBytes(US_ASCII);
        for (int partition = 0; partition < partitions; partition++) {
            output.record(stream, partition, null, value, endMillis);
        }
    }

    private PlantOutput counting(PlantOutput output) {
        return (stream, partition, key, value, time) -> {
            output.record(stream, partition, key, value, time);
            written.incrementAndGet();
        };
    }

    private TruthSink counting(TruthSink sink) {
        return new TruthSink() {
            @Override
            public void fact(Fact fact) {
                if (fact.kind() == Fact.Kind.MISSING) {
                    lost.incrementAndGet();
                }
                sink.fact(fact);
            }

            @Override
            public void source(String source, Totals totals) {
                sink.source(source, totals);
            }

            @Override
            public void summary(Totals totals) {
                sink.summary(totals);
            }
        };
    }

    /** Whether everything has been written; throws what kept it from that. */
    boolean done() throws IOException {
        if (failure != null) {
            throw new IOException("the plant has failed: " + failure.getMessage(), failure);
        }
        return done;
    }

    /** Only to be looked at when the plant is done. */
    Truth truth() {
        return truth;
    }

    long written() {
        return written.get();
    }

    /** How many readings never will be written, of those that were due. */
    long lost() {
        return lost.get();
    }

    /** Event time that the plant has come to. */
    long eventMillis() {
        return plant.startMillis()
                + (long) (plant.eventsDone() * 1000.0 / options.eventsPerSecond());
    }

    /** The plant's output is closed when this returns. */
    @Override
    public void close() throws InterruptedException {
        plant.stop();
        thread.join(5_000);
    }

    private static final TruthSink FORGET =
            new TruthSink() {
                @Override
                public void fact(Fact fact) {}

                @Override
                public void source(String source, Totals totals) {}

                @Override
                public void summary(Totals totals) {}
            };
}
