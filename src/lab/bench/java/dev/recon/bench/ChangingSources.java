package dev.recon.bench;

import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Gives all sources other names every so often, so that a source is there for a while and then
 * never again: what a job must not remember for ever. Also brings event time to its end: heartbeats
 * in every partition.
 */
final class ChangingSources implements PlantOutput {

    private static final byte[] SOURCE = "\"source\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LETTERS = 'z' - 'a' + 1;

    private final PlantOutput output;
    private final long everyMillis;
    private volatile long lastMillis;

    /**
     * @param everyMillis for how much event time a name is in use
     */
    ChangingSources(PlantOutput output, long everyMillis) {
        this.output = output;
        this.everyMillis = everyMillis;
    }

    @Override
    public void record(
            PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis)
            throws IOException {
        int at = sourceStart(value);
        if (at >= 0) {
            value[at] = (byte) ('a' + Math.floorMod(eventTimeMillis / everyMillis, LETTERS));
        }
        lastMillis = Math.max(lastMillis, eventTimeMillis);
        output.record(stream, partition, key, value, eventTimeMillis);
    }

    /** Where the first letter of the source's name is, or -1. */
    static int sourceStart(byte[] value) {
        for (int from = 0; from + SOURCE.length < value.length; from++) {
            int same = 0;
            while (same < SOURCE.length && value[from + same] == SOURCE[same]) {
                same++;
            }
            if (same == SOURCE.length) {
                return from + same;
            }
        }
        return -1;
    }

    /** A heartbeat in every partition, so long after the last record. */
    void heartbeats(long laterMillis) throws IOException {
        byte[] heartbeat =
                ("{\"type\":\"heartbeat\",\"ts\":" + (lastMillis + laterMillis) + "}")
                        .getBytes(StandardCharsets.US_ASCII);
        for (PlantStream stream : PlantStream.values()) {
            for (int partition = 0; partition < Workload.PARTITIONS; partition++) {
                output.record(stream, partition, null, heartbeat, lastMillis + laterMillis);
            }
        }
        output.pause();
    }

    @Override
    public void pause() throws IOException {
        output.pause();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
