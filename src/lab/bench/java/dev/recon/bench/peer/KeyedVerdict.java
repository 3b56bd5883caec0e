package dev.recon.bench.peer;

import dev.recon.bench.peer.Answers.Verdict;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One id. Its state is a single number, its event time and four flags; it has one timer at a time,
 * first for the decision, then for being forgotten.
 */
final class KeyedVerdict
        extends KeyedProcessFunction<String, Tuple3<String, Long, Boolean>, String> {

    private static final long serialVersionUID = 1;

    private static final long HORIZON = Duration.ofMinutes(10).toMillis();
    private static final long RESOLUTION = Duration.ofSeconds(1).toMillis();

    /** n − b: by then no record that is in time is waited for any more. */
    private static final long PATIENCE =
            Duration.ofMinutes(2).minus(KeyedStatePerId.OUT_OF_ORDERNESS).toMillis();

    private static final int EXPECTED = 1;
    private static final int ACTUAL = 2;
    private static final int BOTH = EXPECTED | ACTUAL;
    private static final int DECIDED = 4;
    private static final int REPORTED = 8;
    private static final int FLAG_BITS = 4;

    private transient ValueState<Long> item;

    @Override
    public void open(OpenContext context) {
        item = getRuntimeContext().getState(new ValueStateDescriptor<>("item", Types.LONG));
    }

    @Override
    public void processElement(
            Tuple3<String, Long, Boolean> arrival, Context context, Collector<String> out)
            throws Exception {
        int side = arrival.f2 ? EXPECTED : ACTUAL;
        Long known = item.value();
        if (known == null) {
            first(arrival.f1, side, context);
        } else if ((known & side) == 0) {
            match(arrival, known, out);
        }
    }

    private void first(long time, int side, Context context) throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (time + HORIZON <= watermark) {
            return;
        }
        // A late record gives its partner at least until the next second.
        long deadline = roundUp(Math.max(time + PATIENCE, watermark + 1));
        context.timerService().registerEventTimeTimer(deadline);
        item.update(time << FLAG_BITS | side);
    }

    private void match(Tuple3<String, Long, Boolean> arrival, long known, Collector<String> out)
            throws Exception {
        if ((known & REPORTED) != 0) {
            Verdict verdict = arrival.f2 ? Verdict.EXPLAINED : Verdict.FOUND;
            out.collect(answer(verdict, arrival.f0, known));
        }
        item.update((known | BOTH) & ~REPORTED);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out)
            throws Exception {
        long known = item.value();
        if ((known & DECIDED) != 0) {
            item.clear();
            return;
        }
        int sides = (int) known & BOTH;
        if (sides != BOTH) {
            Verdict verdict = sides == EXPECTED ? Verdict.MISSING : Verdict.UNEXPECTED;
            out.collect(answer(verdict, context.getCurrentKey(), known));
            known |= REPORTED;
        }
        item.update(known | DECIDED);
        long forgotten = Math.max((known >> FLAG_BITS) + HORIZON, timestamp + 1);
        context.timerService().registerEventTimeTimer(roundUp(forgotten));
    }

    private static String answer(Verdict verdict, String key, long known) {
        return Answers.json(
                verdict, RecordReader.source(key), RecordReader.id(key), known >> FLAG_BITS);
    }

    private static long roundUp(long time) {
        return (time + RESOLUTION - 1) / RESOLUTION * RESOLUTION;
    }
}
