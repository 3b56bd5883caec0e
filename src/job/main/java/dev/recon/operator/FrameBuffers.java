package dev.recon.operator;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Frames being filled, one a bucket. A frame leaves when it is full; all leave before anything that
 * must not overtake them: progress, a checkpoint barrier, the end of input.
 */
final class FrameBuffers {

    /** An entry may be much longer than a frame; its buffer is then not kept. */
    private static final int KEPT_BYTES = 64 * 1024;

    private final Bytes[] buffers;
    private final int fullBytes;
    private final Output<StreamRecord<Frame>> output;
    private final Frame frame = new Frame();
    private final StreamRecord<Frame> record = new StreamRecord<>(frame);

    /**
     * @param fullBytes a frame leaves once it is this long; 0 for a frame for each entry
     */
    FrameBuffers(int buckets, int fullBytes, Output<StreamRecord<Frame>> output) {
        this.buffers = new Bytes[buckets];
        this.fullBytes = fullBytes;
        this.output = output;
    }

    int buckets() {
        return buffers.length;
    }

    /** Where the next entry of a bucket is written; {@link #written} must follow. */
    Bytes of(int bucket) {
        Bytes buffer = buffers[bucket];
        if (buffer == null) {
            buffer = new Bytes(256);
            buffers[bucket] = buffer;
        }
        return buffer;
    }

    void written(int bucket) {
        if (buffers[bucket].position >= fullBytes) {
            flush(bucket);
        }
    }

    void flush() {
        for (int bucket = 0; bucket < buffers.length; bucket++) {
            flush(bucket);
        }
    }

    private void flush(int bucket) {
        Bytes buffer = buffers[bucket];
        if (buffer != null && buffer.position > 0) {
            frame.bucket = bucket;
            frame.bytes = buffer.block;
            frame.length = buffer.position;
            // Whoever receives the frame has copied it when collect returns: edges between buckets
            // are never chained.
            output.collect(record.replace(frame));
            buffer.position = 0;
            if (buffer.block.length > Math.max(KEPT_BYTES, 4 * fullBytes)) {
                buffers[bucket] = null;
            }
        }
    }
}
