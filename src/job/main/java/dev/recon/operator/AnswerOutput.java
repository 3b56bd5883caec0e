package dev.recon.operator;

import dev.recon.codec.AnswerEncoder;
import dev.recon.codec.CurrentLine;
import dev.recon.codec.FillEncoder;
import dev.recon.sink.OutRecord;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Sends answers out, each kind under a tag of its own. */
public final class AnswerOutput implements AnswerEncoder.Taker, FillEncoder.Taker {

    public static final OutputTag<OutRecord> EXCEPTIONS = new OutputTag<>("exceptions") {};
    public static final OutputTag<OutRecord> BEYOND_HORIZON = new OutputTag<>("beyond-horizon") {};
    public static final OutputTag<OutRecord> METRICS = new OutputTag<>("metrics") {};

    public static final OutputTag<OutRecord> FILLS = new OutputTag<>("fills") {};
    public static final OutputTag<OutRecord> SERIES = new OutputTag<>("series") {};

    private static final byte[][] NO_HEADERS = new byte[0][];

    private final Output<?> output;
    private final CurrentLine line;

    AnswerOutput(Output<?> output, CurrentLine line) {
        this.output = output;
        this.line = line;
    }

    @Override
    public void exception(byte[] key, byte[] value) {
        output.collect(EXCEPTIONS, new StreamRecord<>(new OutRecord(key, value, NO_HEADERS)));
    }

    @Override
    public void beyondHorizon(String stream, byte[] key, byte[] value) {
        output.collect(
                BEYOND_HORIZON,
                new StreamRecord<>(DeadLetters.beyondHorizon(stream, key, value, line)));
    }

    @Override
    public void metricsRow(byte[] key, byte[] value) {
        output.collect(METRICS, new StreamRecord<>(new OutRecord(key, value, NO_HEADERS)));
    }

    @Override
    public void fill(byte[] key, byte[] value) {
        output.collect(FILLS, new StreamRecord<>(new OutRecord(key, value, NO_HEADERS)));
    }

    @Override
    public void point(byte[] key, byte[] value) {
        output.collect(SERIES, new StreamRecord<>(new OutRecord(key, value, NO_HEADERS)));
    }
}
