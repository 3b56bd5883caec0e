package dev.recon.bench.micro;

import dev.recon.operator.Frame;
import java.util.function.Consumer;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** An output that takes frames and nothing else. */
record FrameOutput(Consumer<Frame> taker) implements Output<StreamRecord<Frame>> {

    @Override
    public void collect(StreamRecord<Frame> frame) {
        taker.accept(frame.getValue());
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emitWatermark(Watermark mark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emitWatermark(WatermarkEvent mark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
