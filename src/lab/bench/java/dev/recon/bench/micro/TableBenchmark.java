package dev.recon.bench.micro;

import dev.recon.core.items.Bucket;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Remembering items: a record is looked for, and either put in or matched; items are decided when
 * they are due and forgotten at the horizon, so that as many as the parameter says are held all the
 * time.
 */
public class TableBenchmark extends MicroBenchmark {

    private static final int FRAMES = 128;
    private static final int RECORDS = FRAMES * Traffic.RECORDS_PER_FRAME;
    private static final long FILTER_BYTES = 1 << 19;

    /** Tables that are full. */
    @State(Scope.Thread)
    public abstract static class Filled {

        @Param({"1000", "100000", "2000000"})
        public int items;

        /** As when one topic is read faster than another. */
        @Param({"0", "240"})
        public int behindSeconds;

        private Traffic traffic;
        private double bytesPerItem;

        abstract ItemTable table();

        @Setup
        public void fill() {
            long before = heapBytes();
            traffic = new Traffic(items, tables(this::table), behindSeconds * 1000L);
            traffic.meet(items * 2L);
            bytesPerItem = (double) (heapBytes() - before) / items;
        }

        private ItemTable[] tables(Supplier<ItemTable> make) {
            ItemTable[] tables = new ItemTable[Traffic.tables(items)];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = make.get();
            }
            return tables;
        }

        private static long heapBytes() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    /** With the tables of the job. */
    public static class Ours extends Filled {
        @Override
        ItemTable table() {
            return new ItemTable.Ours(new Bucket(Plants.RULES, new NoStore(), FILTER_BYTES));
        }
    }

    /** With the library's map. */
    public static class OfMap extends Filled {
        @Override
        ItemTable table() {
            return new ItemTable.OfMap();
        }
    }

    /** What is reported besides the time. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Heap {
        public double bytesPerItem;
        private int iterations;

        /** The harness adds up what each iteration reports. */
        @Setup(Level.Iteration)
        public void count(IterationParams params) {
            iterations = params.getCount();
        }

        private void report(Filled filled) {
            bytesPerItem = filled.bytesPerItem / iterations;
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long recon(Ours filled, Heap heap) {
        heap.report(filled);
        return ((Filled) filled).traffic.meet(FRAMES * Traffic.ITEMS_PER_FRAME);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long hashMap(OfMap filled, Heap heap) {
        heap.report(filled);
        return ((Filled) filled).traffic.meet(FRAMES * Traffic.ITEMS_PER_FRAME);
    }
}
