package dev.recon.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.core.items.Arrival;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;
import dev.recon.core.rows.WindowRows;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Counting: from records to counts a window and source, and from those to rows. */
@State(Scope.Thread)
public class WindowRowsBenchmark extends MicroBenchmark {

    private static final int RECORDS = 200_000;
    private static final long WINDOW = Plants.RULES.metricsIntervalMillis();
    private static final long START = 1_795_168_800_000L / WINDOW * WINDOW;

    @Param({"10", "1000", "100000"})
    public int sources;

    private final Arrival[] records = new Arrival[RECORDS];
    private byte[][] names;
    private final int[] counts = {83, 75, 0, 0, 0, 0, 0, 1, 1, 0};
    private Deltas deltas;
    private WindowRows existing;
    private WindowRows moving;
    private long window;

    @Setup
    public void prepare() {
        names = new byte[sources][];
        for (int i = 0; i < sources; i++) {
            names[i] = ("s" + (100_000 + i)).getBytes(US_ASCII);
        }
        Random random = new Random(1);
        for (int i = 0; i < RECORDS; i++) {
            records[i] = record(random.nextInt(sources));
        }
        deltas = new Deltas(1);
        existing = new WindowRows(Plants.RULES, new NoStore());
        moving = new WindowRows(Plants.RULES, new NoStore());
    }

    /** As in a frame, with bytes of its own. */
    private Arrival record(int source) {
        Arrival record = new Arrival();
        record.text = names[source].clone();
        record.sourceEnd = record.text.length;
        return record;
    }

    /** A record that is one count of its source, and its share of handing the counts on. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void deltas(Blackhole hole) {
        for (int i = 0; i < RECORDS; i++) {
            long start = START + (i * 2L / RECORDS) * WINDOW;
            Arrival record = records[i];
            int source = deltas.source(record.text, record.sourceStart, record.sourceEnd);
            deltas.add(source, 0, start, Counter.EXPECTED, 1);
        }
        deltas.takeAll((leg, source, start, all) -> hole.consume(all));
    }

    /** Counts that are added to a row that is there. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void rowsAdd() {
        for (int i = 0; i < RECORDS; i++) {
            existing.add(0, records[i].text, START, counts);
        }
    }

    /** Counts that make a row, its first and its final emission, and its end. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void rowsLife(Blackhole hole) {
        for (int i = 0; i < RECORDS; i++) {
            int source = i % sources;
            if (source == 0) {
                window++;
                moving.advance(
                        START + (window - 1) * WINDOW - 1,
                        START + window * WINDOW - 1,
                        (leg, name, start, all, revision, last) -> hole.consume(all));
            }
            moving.add(0, names[source], START + window * WINDOW, counts);
        }
    }
}
