package dev.recon.operator;

import dev.recon.core.items.Arrival;
import dev.recon.core.time.Progress;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Opens to the benchmarks what decoding and reconciling do with frames, and nothing around it. */
public final class FrameAccess implements ArrivalFrames.Handler {

    private final Bytes in = new Bytes(0);
    private final Arrival item = new Arrival();
    private final Layout layout;
    private final FrameBuffers frames;
    private final Consumer<Arrival> collector;

    /**
     * @param collector gets what is read
     */
    public FrameAccess(
            Layout layout, Output<StreamRecord<Frame>> output, Consumer<Arrival> collector) {
        this.layout = layout;
        this.frames = new FrameBuffers(layout.buckets(), layout.frameBytes(), output);
        this.collector = collector;
    }

    public void write(Arrival arrival) {
        int bucket = layout.bucketOf(arrival.hash2);
        ArrivalFrames.write(frames.of(bucket), arrival);
        frames.written(bucket);
    }

    public void flush() {
        frames.flush();
    }

    public void read(Frame frame) {
        ArrivalFrames.read(in.wrap(frame.bytes, frame.length), item, this);
    }

    @Override
    public void arrival(Arrival arrival) {
        collector.accept(arrival);
    }

    @Override
    public void progress(Progress progress) {
        throw new IllegalStateException("no frame has any");
    }
}
