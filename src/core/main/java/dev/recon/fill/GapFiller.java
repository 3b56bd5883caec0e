package dev.recon.fill;

/** Fills the gaps of a sensor as they open, lengthen and close. */
final class GapFiller {

    /** A gap so many times as long as the longest that was tested is refused. */
    private static final int FAR = 4;

    /** A length counts as tested after so many tests. */
    private static final int TESTED = 2;

    private static final int BEFORE = Sizes.ORDER;

    /** A gap has to fit the history, with what is known on both sides. */
    static final int LONGEST =
            Math.min(FAR * Sizes.LONGEST_TESTED, Sizes.HISTORY - BEFORE - Sizes.FINAL_AFTER - 1);

    private final Sensor sensor;
    private final History history;
    private final Gaps gaps;
    private final FillMethod method;

    /** Null where the experts fill. */
    private final PlainMethod plain;

    /** Whether it is said now what is known, though more may come. */
    private boolean settles;

    GapFiller(Sensor sensor, FillMethod method) {
        this.sensor = sensor;
        this.method = method;
        history = sensor.slots.history;
        gaps = sensor.gaps;
        plain = PlainMethods.of(method);
    }

    /** The newest slot is missing. */
    void miss(long slot, boolean isNew, Workspace work, FillSink sink) {
        settles = false;
        if (!extend(slot, isNew)) {
            sink.fill(slot, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, FillMethod.NONE);
            return;
        }
        int gap = gaps.count() - 1;
        int step = gaps.length(gap);
        work.ends.hold();
        if (plain == null) {
            sensor.load(gaps.start(gap) - BEFORE, BEFORE + step, work.window);
            work.window.leaveOpen();
            sensor.experts.forecast(work);
            sensor.scores.look(Ending.OPEN, step, work.blend);
            blend(BEFORE + step - 1, Ending.OPEN, work);
        } else {
            plain.fill(sensor.slots, slot, step, step, Double.NaN, work.fill);
        }
        emit(slot, 0, work, sink);
    }

    /** Opens or lengthens the gap; false when there is no basis for a fill. */
    boolean extend(long slot, boolean isNew) {
        if (!gaps.isOpen()) {
            if (isNew || !sensor.slots.areFilled(slot - BEFORE, BEFORE)) {
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
        while (gaps.count() > 0 && window() > Sizes.HISTORY) {
            gaps.forgetFirst();
        }
        reviseGaps(work, sink);
    }

    /** No more readings are waited for. */
    void settle(Workspace work, FillSink sink) {
        settles = true;
        reviseGaps(work, sink);
    }

    private void reviseGaps(Workspace work, FillSink sink) {
        if (gaps.count() == 0 || window() > Sizes.HISTORY) {
            return;
        }
        if (plain == null) {
            sensor.load(gaps.start(0) - BEFORE, window(), work.window);
            work.window.leaveUnread(history);
            sensor.experts.bridge(work);
        }
        for (int gap = 0; gap < gaps.count(); gap++) {
            if (settles ? gaps.later(gap) > 0 : gaps.isDue(gap)) {
                revise(gap, work, sink);
            }
        }
    }

    /** From what is known before the first gap to the newest slot. */
    private int window() {
        return (int) Math.min(history.size - gaps.start(0) + BEFORE, Integer.MAX_VALUE);
    }

    private void revise(int gap, Workspace work, FillSink sink) {
        int length = gaps.length(gap);
        int later = gaps.later(gap);
        long start = gaps.start(gap);
        Ending ending = later == 1 ? Ending.CLOSED : Ending.FINAL;
        double after = history.get(start + length);
        sensor.scores.look(ending, length, work.blend);
        work.ends.hold(history.get(start - 1), after, sensor.slots.steps.sd(), length);
        for (long slot = start; slot < start + length; slot++) {
            if (history.isReal(slot)) {
                continue;
            }
            if (plain == null) {
                blend((int) (slot - work.window.from()), ending, work);
            } else {
                int step = (int) (slot - start) + 1;
                plain.fill(sensor.slots, slot, step, length, after, work.fill);
            }
            emit(slot, later, work, sink);
        }
    }

    /** What the experts say of a slot of the window, together. */
    private void blend(int at, Ending ending, Workspace work) {
        Blend blend = work.blend;
        blend.doubt = sensor.experts.doubt(ending);
        blend.combine(work.claims, at, sensor.experts.count(ending, at, at + 1, work.window));
        work.fill.set(blend.value, blend.spread * blend.scale, blend.width * blend.scale);
    }

    private void emit(long slot, int later, Workspace work, FillSink sink) {
        Estimate fill = work.fill;
        remember(slot, fill.value);
        work.ends.widen(fill);
        double base = history.base();
        sink.fill(
                slot,
                later,
                fill.value + base,
                fill.sd,
                fill.lower + base,
                fill.upper + base,
                method);
    }

    /** When it is said for the last time depends on W, so nothing else may depend on it. */
    private void remember(long slot, double relative) {
        if (!settles) {
            history.fill(slot, relative);
        }
    }
}
