package dev.recon.operator;

import dev.recon.codec.OutputEncoder;
import dev.recon.core.Arrival;
import dev.recon.core.Routes;
import dev.recon.core.Side;
import dev.recon.core.Verdicts;
import dev.recon.sink.OutRecord;
import java.util.List;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Writes verdicts as records and sends them out beside the main output. */
public final class ExceptionOutput implements Verdicts {

    public static final OutputTag<OutRecord> EXCEPTIONS = new OutputTag<>("exceptions") {};
    public static final OutputTag<OutRecord> BEYOND_HORIZON = new OutputTag<>("beyond-horizon") {};

    private static final byte[][] NO_HEADERS = new byte[0][];

    private final Routes routes;
    private final List<String> streams;
    private final Output<?> output;
    private final OutputEncoder encoder = new OutputEncoder();

    ExceptionOutput(Routes routes, List<String> streams, Output<?> output) {
        this.routes = routes;
        this.streams = streams;
        this.output = output;
    }

    @Override
    public void exception(Type type, int leg, Arrival item, long timeMillis, Side side) {
        Routes.Leg named = routes.legs().get(leg);
        String reason = type == Type.INVALID ? item.invalid.name() : null;
        byte[] value = encoder.exceptionValue(
                type.name(),
                named.control(),
                named.output(),
                item.text,
                item.sourceStart,
                item.sourceEnd,
                item.idStart,
                item.idEnd,
                timeMillis,
                reason,
                side == null ? null : side.name());
        output.collect(EXCEPTIONS, new StreamRecord<>(new OutRecord(key(named, item), value, NO_HEADERS)));
    }

    @Override
    public void beyondHorizon(int leg, Side side, Arrival item) {
        Routes.Leg named = routes.legs().get(leg);
        String stream = streams.get(routes.stream(item.route));
        byte[] value = encoder.beyondHorizonValue(
                stream,
                named.control(),
                named.output(),
                side.name(),
                item.text,
                item.sourceStart,
                item.sourceEnd,
                item.idStart,
                item.idEnd,
                item.timeMillis);
        output.collect(
                BEYOND_HORIZON,
                new StreamRecord<>(DeadLetters.beyondHorizon(stream, key(named, item), value)));
    }

    private byte[] key(Routes.Leg leg, Arrival item) {
        return encoder.exceptionKey(
                leg.control(),
                leg.output(),
                item.text,
                item.sourceStart,
                item.sourceEnd,
                item.idStart,
                item.idEnd);
    }
}
