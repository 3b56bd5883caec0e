package dev.recon.fill;

/** Fills the gaps of a sensor as they open, lengthen and close. */
final class GapFiller {

    /** A gap so many times as long as the longest that was tested is refused. */
    private static final int FAR = 4;

    /** A length counts as tested after so many tests. */
    private static final int TESTED = 2;

    private static final int BEFORE = Bridge.ORDER;

    /** A gap has to fit the history, with what is known on both sides. */
    static final int LONGEST =
            Math.min(
                    FAR * TestScores.LONGEST,
                    History.CAPACITY - BEFORE - SensorFills.FINAL_AFTER - 1);

    /**
     * A sensor that would have had to go so many times faster than it ever goes, all the way from
     * one end of a gap to the other, has jumped somewhere in it: the interval holds both ends.
     */
    private static final double SURPRISE = 8;

    /** And so much of the jump around them: what it may have been before and after is near them. */
    private static final double AROUND = 0.1;

    private static final double NOTHING_TO_HOLD = Double.POSITIVE_INFINITY;

    private final Sensor sensor;
    private final History history;
    private final Gaps gaps;
    private final FillMethod method;
    private final PlainMethod plain;
    private final PlainFill plainFill = new PlainFill();
    private boolean settles;
    private double low;
    private double high;

    GapFiller(Sensor sensor, FillMethod method) {
        this.sensor = sensor;
        this.method = method;
        history = sensor.history;
        gaps = sensor.gaps;
        plain = PlainMethod.of(method);
    }

    /** The newest slot is missing. */
    void miss(long slot, boolean isNew, Workspace work, FillSink sink) {
        settles = false;
        low = NOTHING_TO_HOLD;
        high = -NOTHING_TO_HOLD;
        if (!extend(slot, isNew)) {
            sink.fill(slot, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, FillMethod.NONE);
            return;
        }
        int gap = gaps.count() - 1;
        int step = gaps.length(gap);
        if (method == FillMethod.AUTO) {
            sensor.load(gaps.start(gap) - BEFORE, BEFORE + step, work);
            for (int k = 0; k < step; k++) {
                work.unknown[BEFORE + k] = true;
            }
            sensor.experts.forecast(sensor, gaps.start(gap) - 1, work, step);
            sensor.scores.look(TestScores.OPEN, step, work.blend);
            emit(slot, BEFORE + step - 1, 0, TestScores.OPEN, work, sink);
        } else {
            plain.fill(sensor, slot, step, step, Double.NaN, plainFill);
            emitPlain(slot, 0, sink);
        }
    }

    /** Opens or lengthens the gap; false when there is no basis for a fill. */
    boolean extend(long slot, boolean isNew) {
        if (!gaps.isOpen()) {
            if (isNew || !sensor.isFilled(slot - BEFORE, BEFORE)) {
                return false;
            }
            gaps.open(slot);
        }
        int longest = Math.min(FAR * sensor.scores.longestTested(TESTED), LONGEST);
        if (gaps.lengthen() > Math.max(longest, 1)) {
            gaps.forgetLast();
            return false;
        }
        return true;
    }

    /** The newest slot was read, which closes a gap or makes it final. */
    void revise(Workspace work, FillSink sink) {
        settles = false;
        reviseGaps(work, sink);
    }

    /** No more readings are waited for. */
    void settle(Workspace work, FillSink sink) {
        settles = true;
        reviseGaps(work, sink);
    }

    private void reviseGaps(Workspace work, FillSink sink) {
        while (!settles && gaps.count() > 0 && window() > Workspace.SLOTS) {
            gaps.forgetFirst();
        }
        if (gaps.count() == 0 || window() > Workspace.SLOTS) {
            return;
        }
        long from = gaps.start(0) - BEFORE;
        int window = window();
        if (method == FillMethod.AUTO) {
            sensor.load(from, window, work);
            for (int k = 0; k < window; k++) {
                work.unknown[k] = k >= BEFORE && !history.isReal(from + k);
            }
            sensor.experts.bridge(work, window);
        }
        for (int gap = 0; gap < gaps.count(); gap++) {
            if (settles ? gaps.later(gap) > 0 : gaps.isDue(gap)) {
                revise(gap, from, work, sink);
            }
        }
    }

    private int window() {
        return (int) Math.min(history.size - gaps.start(0) + BEFORE, Integer.MAX_VALUE);
    }

    private void revise(int gap, long from, Workspace work, FillSink sink) {
        int length = gaps.length(gap);
        int later = gaps.later(gap);
        long start = gaps.start(gap);
        int end = later == 1 ? TestScores.CLOSED : TestScores.FINAL;
        sensor.scores.look(end, length, work.blend);
        holdEnds(start, length);
        for (long slot = start; slot < start + length; slot++) {
            if (history.isReal(slot)) {
                continue;
            }
            if (method == FillMethod.AUTO) {
                emit(slot, (int) (slot - from), later, end, work, sink);
            } else {
                double after = history.get(start + length);
                plain.fill(sensor, slot, (int) (slot - start) + 1, length, after, plainFill);
                emitPlain(slot, later, sink);
            }
        }
    }

    /** Sets what intervals have to hold, of a gap with such ends. */
    private void holdEnds(long start, int length) {
        double before = history.get(start - 1);
        double after = history.get(start + length);
        double most = SURPRISE * sensor.experts.stepSd(false) * (length + 1);
        double apart = Math.abs(after - before);
        boolean isSurprise = apart > most;
        low = isSurprise ? Math.min(before, after) - AROUND * apart : NOTHING_TO_HOLD;
        high = isSurprise ? Math.max(before, after) + AROUND * apart : -NOTHING_TO_HOLD;
    }

    private void combine(int at, int end, Workspace work) {
        work.blend.doubt = sensor.experts.doubt(end);
        work.blend.combine(work.claims, at, sensor.experts.count(end, at, at + 1, work));
    }

    private void emit(long slot, int at, int later, int end, Workspace work, FillSink sink) {
        Blend blend = work.blend;
        combine(at, end, work);
        double half = blend.width * blend.scale;
        double sd = blend.spread * blend.scale;
        say(slot, later, blend.value, sd, blend.value - half, blend.value + half, sink);
    }

    private void emitPlain(long slot, int later, FillSink sink) {
        PlainFill fill = plainFill;
        say(slot, later, fill.value, fill.sd, fill.lower, fill.upper, sink);
    }

    private void say(
            long slot,
            int later,
            double value,
            double sd,
            double lower,
            double upper,
            FillSink sink) {
        remember(slot, value);
        double base = history.base();
        double from = Math.min(lower, low);
        double to = Math.max(upper, high);
        boolean isWider = from < lower || to > upper;
        double least = isWider ? (to - from) / (2 * PlainFill.HALF_WIDTH) : 0;
        sink.fill(slot, later, value + base, Math.max(sd, least), from + base, to + base, method);
    }

    /** When it is said for the last time depends on W, so nothing else may depend on it. */
    private void remember(long slot, double relative) {
        if (!settles) {
            history.fill(slot, relative);
        }
    }
}
