package dev.recon.bench.micro;

import dev.recon.core.items.Arrival;
import dev.recon.operator.Frame;
import dev.recon.operator.FrameAccess;
import dev.recon.operator.FrameSerializer;
import dev.recon.operator.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What an arrival costs on its way from decoding to reconciling, all but the network itself. */
@State(Scope.Thread)
public class FrameBenchmark extends MicroBenchmark {

    private static final int ITEMS = 65_536;

    private final Layout layout = new Layout(128, Layout.DEFAULT_FRAME_BYTES, 1, true);
    private final List<Frame> frames = new ArrayList<>();
    private final DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private Arrival[] items;
    private Blackhole hole;
    private FrameAccess writer;
    private FrameAccess reader;

    @Setup
    public void prepare(Blackhole blackhole) {
        hole = blackhole;
        items = Plants.arrivals(ITEMS);
        FrameAccess keeper =
                new FrameAccess(
                        layout,
                        new FrameOutput(frame -> frames.add(FrameSerializer.INSTANCE.copy(frame))),
                        item -> {});
        for (Arrival each : items) {
            keeper.write(each);
        }
        keeper.flush();
        writer = new FrameAccess(layout, new FrameOutput(hole::consume), item -> {});
        reader = new FrameAccess(layout, new FrameOutput(frame -> {}), this::consume);
    }

    private void consume(Arrival item) {
        hole.consume(item.hash1);
        hole.consume(item.idEnd);
    }

    /** Into the frame of its bucket. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void write() {
        for (Arrival each : items) {
            writer.write(each);
        }
    }

    /** Into a buffer of the network and out of it. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void serialize() throws IOException {
        for (Frame each : frames) {
            out.clear();
            FrameSerializer.INSTANCE.serialize(each, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            hole.consume(FrameSerializer.INSTANCE.deserialize(in));
        }
    }

    /** Out of the frame. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void read() {
        for (Frame each : frames) {
            reader.read(each);
        }
    }
}
