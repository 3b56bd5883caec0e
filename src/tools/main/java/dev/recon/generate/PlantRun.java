package dev.recon.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Totals;
import dev.recon.truth.Truth;
import dev.recon.truth.TruthSink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A plant that writes in a thread of its own, and can be watched at it. */
public final class PlantRun implements AutoCloseable {

    private final Destination.Opened opened;
    private final Plant plant;
    private final PlantOptions options;
    private final boolean keepsTruth;
    private final Long endMillis;
    private final RecordedTruth truth = new RecordedTruth();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::run, "plant");
    private volatile boolean done;
    private volatile Exception failure;

    /** A plant with an end, whose last heartbeats are of that time; the truth about it is kept. */
    public static PlantRun story(Destination.Opened opened, PlantOptions options, long endMillis) {
        return new PlantRun(opened, options, true, endMillis);
    }

    /** A plant with an end of which the truth is kept. */
    public static PlantRun recorded(Destination.Opened opened, PlantOptions options) {
        return new PlantRun(opened, options, true, null);
    }

    /** A plant that runs until it is closed. */
    public static PlantRun live(Destination.Opened opened, PlantOptions options) {
        return new PlantRun(opened, options, false, null);
    }

    private PlantRun(
            Destination.Opened opened, PlantOptions options, boolean keepsTruth, Long endMillis) {
        this.options = options;
        this.keepsTruth = keepsTruth;
        this.endMillis = endMillis;
        this.opened = opened;
        options.sensorPartitions = opened.sensorPartitions();
        options.auditPartitions = opened.auditPartitions();
        this.plant = new Plant(options);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (PlantOutput output = opened.output()) {
            PlantOutput counted = counting(output);
            plant.run(counted, keepsTruth ? counting(truth) : FORGET);
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
    public boolean done() throws IOException {
        if (failure != null) {
            throw new IOException("the plant has failed: " + failure.getMessage(), failure);
        }
        return done;
    }

    /** Only to be looked at when the plant is done. */
    public Truth truth() {
        return truth;
    }

    public long written() {
        return written.get();
    }

    /** How many readings never will be written, of those that were due. */
    public long lost() {
        return lost.get();
    }

    /** How many events have taken place. */
    public long eventsDone() {
        return plant.eventsDone();
    }

    /** Event time that the plant has come to. */
    public long eventMillis() {
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
