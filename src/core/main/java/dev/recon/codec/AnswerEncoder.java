package dev.recon.codec;

import dev.recon.core.Routes;
import dev.recon.core.Side;
import dev.recon.core.Verdicts;
import dev.recon.core.items.Arrival;
import dev.recon.core.rows.WindowRows;
import dev.recon.core.time.Rules;
import dev.recon.fill.WindowSummary;
import dev.recon.rows.Answer;
import java.util.List;

/** Turns what the core decides and counts into the keys and values that are written. */
public final class AnswerEncoder implements Verdicts, WindowRows.Output {

    private final Rules rules;
    private final Routes routes;
    private final LegText[] legs;
    private final List<String> streams;
    private final Output output;
    private final Summaries summaries;
    private final OutputEncoder encoder;
    private final DeadLetterEncoder letters;

    /** Where exceptions, rows and the dead letters of what came too late go. */
    public interface Output extends AnswerCollector {

        /** A dead letter, of which some sinks want the stream's name besides. */
        void beyondHorizon(String stream, byte[] key, byte[] value);
    }

    /** Knows the readings behind the metrics rows. */
    @FunctionalInterface
    public interface Summaries {
        /**
         * Asked once for each row that is emitted.
         *
         * @return null where the row is to say nothing of readings
         */
        WindowSummary of(int leg, byte[] source, long windowStartMillis);
    }

    /**
     * @param streams names of the streams by number
     * @param line that every row names
     */
    public AnswerEncoder(
            Rules rules, Routes routes, List<String> streams, CurrentLine line, Output output) {
        this(rules, routes, streams, line, output, (leg, source, windowStartMillis) -> null);
    }

    /**
     * @param streams names of the streams by number
     * @param line that every row names
     * @param summaries what the metrics rows say of readings
     */
    public AnswerEncoder(
            Rules rules,
            Routes routes,
            List<String> streams,
            CurrentLine line,
            Output output,
            Summaries summaries) {
        this.rules = rules;
        this.routes = routes;
        legs = LegText.of(routes);
        this.streams = List.copyOf(streams);
        encoder = new OutputEncoder(line);
        letters = new DeadLetterEncoder(line);
        this.output = output;
        this.summaries = summaries;
    }

    @Override
    public void exception(Type type, int leg, Arrival arrival, long timeMillis, Side side) {
        byte[] value =
                encoder.exceptionValue(
                        type.name(),
                        legs[leg],
                        arrival.text,
                        arrival.sourceStart,
                        arrival.sourceEnd,
                        arrival.text,
                        arrival.idStart,
                        arrival.idEnd,
                        timeMillis,
                        type == Type.INVALID ? arrival.invalid.name() : null,
                        side == null ? null : side.name());
        output.answer(Answer.EXCEPTIONS, key(leg, arrival), value);
    }

    @Override
    public void beyondHorizon(int leg, Side side, Arrival arrival) {
        String stream = streams.get(routes.stream(arrival.route));
        byte[] value =
                letters.beyondHorizonValue(
                        stream,
                        legs[leg],
                        side.name(),
                        arrival.text,
                        arrival.sourceStart,
                        arrival.sourceEnd,
                        arrival.text,
                        arrival.idStart,
                        arrival.idEnd,
                        arrival.timeMillis);
        output.beyondHorizon(stream, key(leg, arrival), value);
    }

    private byte[] key(int leg, Arrival arrival) {
        return encoder.exceptionKey(
                legs[leg],
                arrival.text,
                arrival.sourceStart,
                arrival.sourceEnd,
                arrival.text,
                arrival.idStart,
                arrival.idEnd);
    }

    @Override
    public void row(
            int leg,
            byte[] source,
            long windowStartMillis,
            long[] counts,
            long revision,
            boolean isFinal) {
        byte[] key = encoder.metricsKey(legs[leg], source, 0, source.length, windowStartMillis);
        byte[] value =
                encoder.metricsValue(
                        legs[leg],
                        source,
                        0,
                        source.length,
                        windowStartMillis,
                        rules.windowing().windowEnd(windowStartMillis),
                        counts,
                        summaries.of(leg, source, windowStartMillis),
                        revision,
                        isFinal);
        output.answer(Answer.METRICS, key, value);
    }
}
