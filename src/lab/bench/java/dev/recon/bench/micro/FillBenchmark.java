package dev.recon.bench.micro;

import dev.recon.fill.FillGroup;
import dev.recon.fill.FillMethod;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.Workspace;
import dev.recon.state.Learned;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What fills cost: of a reading, with all that is learned and tested at it; and of a slot that is
 * filled, as what a series with gaps costs more than one without, by the slots in them. A day of
 * 288 readings and a random walk.
 */
@State(Scope.Thread)
public class FillBenchmark extends MicroBenchmark {

    private static final int SLOTS = 4800;
    private static final int PERIOD_MILLIS = 300_000;
    private static final int WARM = 2 * SLOTS;

    /** One slot of eight is missing, alone or in gaps of 24 or 80. */
    private static final int EVERY = 8;

    private static final int LONG = 24;
    private static final int VERY_LONG = 80;

    private final double[] values = new double[WARM + SLOTS];
    private final Workspace work = new Workspace();
    private Learned warm;
    private double sum;
    private final FillSink sink = (slot, later, value, sd, lower, upper, method) -> sum += value;

    @Setup
    public void prepare() {
        Random random = new Random(7);
        double walk = 0;
        for (int i = 0; i < values.length; i++) {
            walk += random.nextGaussian();
            values[i] = 20 + 10 * Math.sin(i * 2 * Math.PI / 288) + 0.1 * walk;
        }
        SensorFills sensor = new SensorFills(FillMethod.AUTO);
        for (int i = 0; i < WARM; i++) {
            sensor.next((long) i * PERIOD_MILLIS, values[i], work, sink);
        }
        warm = sensor.write();
    }

    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public void reading(Blackhole hole) {
        hole.consume(run(1, 0));
    }

    /** Nanoseconds a slot of the series, an eighth of them single gaps. */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public void withSingleGaps(Blackhole hole) {
        hole.consume(run(EVERY, 1));
    }

    /** The same share, in gaps of 24. */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public void withLongGaps(Blackhole hole) {
        hole.consume(run(EVERY * LONG, LONG));
    }

    /** The same share, in gaps of 80. */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public void withVeryLongGaps(Blackhole hole) {
        hole.consume(run(EVERY * VERY_LONG, VERY_LONG));
    }

    /** Of two neighbours, for each reading of either. */
    @Benchmark
    @OperationsPerInvocation(2 * SLOTS)
    public void readingOfTwoNeighbours(Blackhole hole) {
        hole.consume(runGroup(2));
    }

    @Benchmark
    @OperationsPerInvocation(4 * SLOTS)
    public void readingOfFourNeighbours(Blackhole hole) {
        hole.consume(runGroup(4));
    }

    @Benchmark
    @OperationsPerInvocation(8 * SLOTS)
    public void readingOfEightNeighbours(Blackhole hole) {
        hole.consume(runGroup(8));
    }

    /** One slot of eight of each is missing, alone; not at the same time. */
    @Benchmark
    @OperationsPerInvocation(4 * SLOTS)
    public void fourNeighboursWithSingleGaps(Blackhole hole) {
        hole.consume(runGroup(4, EVERY));
    }

    private double runGroup(int size) {
        return runGroup(size, Integer.MAX_VALUE);
    }

    private double runGroup(int size, int every) {
        FillGroup group = new FillGroup(size);
        SensorFills[] members = new SensorFills[size];
        for (int place = 0; place < size; place++) {
            members[place] = SensorFills.read(warm, FillMethod.AUTO, group, place);
        }
        for (int i = 0; i < SLOTS; i++) {
            long time = (long) (WARM + i) * PERIOD_MILLIS;
            for (int place = 0; place < size; place++) {
                boolean isLost = (i + place) % every == every - 1;
                members[place].show(time, isLost ? Double.NaN : values[WARM + i] + place * (i % 3));
            }
            for (SensorFills each : members) {
                each.learn(work, sink);
            }
        }
        return sum;
    }

    @Benchmark
    public Learned writeAndRead() {
        return SensorFills.read(warm, FillMethod.AUTO).write();
    }

    private double run(int every, int missing) {
        SensorFills sensor = SensorFills.read(warm, FillMethod.AUTO);
        for (int i = 0; i < SLOTS; i++) {
            double value = i % every < missing ? Double.NaN : values[WARM + i];
            sensor.next((long) (WARM + i) * PERIOD_MILLIS, value, work, sink);
        }
        return sum;
    }
}
