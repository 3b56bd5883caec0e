package dev.recon.bench;

import dev.recon.broker.BrokerProcess;
import dev.recon.generate.KafkaPlantOutput;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Progress;
import dev.recon.truth.Fact;
import dev.recon.truth.Totals;
import dev.recon.truth.TruthSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A workload in two topics, and the truth about it.
 *
 * @param bytes of all values
 */
record Topics(String expected, String actual, Workload workload, Totals truth, long bytes) {

    private static final byte[] SITE =
            ",\"site\":\"north-hall-line-7\"}".getBytes(StandardCharsets.US_ASCII);

    /** Creates both topics and writes the workload into them. */
    static Topics write(BrokerProcess broker, String name, Workload workload, PrintWriter err)
            throws IOException {
        String expected = name + "-audit";
        String actual = name + "-sensor";
        create(broker, expected, actual);
        Plant plant = new Plant(workload.plant());
        Sums sums = new Sums();
        try (Progress progress = Progress.onTerminal(plant::eventsDone, workload.events());
                Widened output = new Widened(open(broker, expected, actual), workload)) {
            plant.run(output, sums);
            sums.bytes = output.bytes;
        }
        Topics topics = new Topics(expected, actual, workload, sums.totals, sums.bytes);
        err.printf(
                "recon bench: %s and %s hold %,d records of %d bytes on average%n",
                expected, actual, topics.records(), topics.bytes / Math.max(1, topics.records()));
        err.flush();
        return topics;
    }

    static void create(BrokerProcess broker, String... names) {
        for (String name : names) {
            broker.createTopic(name, Workload.PARTITIONS, Map.of("retention.ms", "-1"));
        }
    }

    static PlantOutput open(BrokerProcess broker, String expected, String actual) {
        return new KafkaPlantOutput(broker.kafka(), actual, expected);
    }

    /** In both topics together: what a contender is given. */
    long records() {
        return truth.written();
    }

    /** Keeps the sums and forgets the facts. */
    static final class Sums implements TruthSink {
        Totals totals;
        private long bytes;

        @Override
        public void fact(Fact fact) {}

        @Override
        public void source(String source, Totals sums) {}

        @Override
        public void summary(Totals sums) {
            totals = sums;
        }
    }

    /** Adds a field that nobody reads, for the size that such records have. */
    private static final class Widened implements PlantOutput {
        private final PlantOutput output;
        private final Workload workload;
        private final int[] written = new int[PlantStream.values().length];
        private long bytes;

        private Widened(PlantOutput output, Workload workload) {
            this.output = output;
            this.workload = workload;
        }

        @Override
        public void record(
                PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
                throws IOException {
            byte[] wide = Arrays.copyOf(value, value.length - 1 + SITE.length);
            System.arraycopy(SITE, 0, wide, value.length - 1, SITE.length);
            bytes += wide.length;
            int dealt = written[stream.ordinal()]++ & Integer.MAX_VALUE;
            int where = workload.spread() ? dealt % Workload.PARTITIONS : partition;
            output.record(stream, where, key, wide, eventTimeMillis);
        }

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
