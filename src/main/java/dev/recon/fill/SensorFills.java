package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * The fills of one sensor. Fed with its expected readings in order of event time, it says at once
 * what a missing one may have been, says it again when the gap has closed, and for the last time
 * when {@value #FINAL_AFTER} later readings are known. It never looks ahead, asks no clock, and
 * gives the same fills for the same readings, also when it was written and read in between.
 *
 * <p>Where there is no basis it says so, with {@link FillMethod#NONE}: on a new sensor, right after
 * a long silence, and in a gap far longer than what was tested on this sensor. What it holds is
 * bounded: see {@link #MAX_BYTES}.
 */
public final class SensorFills {

    /** How many later readings make a fill final. */
    public static final int FINAL_AFTER = 8;

    private static final byte VERSION = 1;

    public static final int MAX_BYTES =
            1
                    + Cadence.BYTES
                    + History.BYTES
                    + Experts.BYTES
                    + TestScores.BYTES
                    + Gaps.BYTES
                    + Integer.BYTES;

    /** Nothing is said of a sensor before so many readings. */
    private static final int NEW = 20;

    /** A gap so many times as long as the longest that was tested is refused. */
    private static final int FAR = 4;

    /** A length counts as tested after so many tests. */
    private static final int TESTED = 2;

    private static final int BEFORE = Bridge.ORDER;

    /** A gap has to fit the history, with what is known on both sides. */
    private static final int LONGEST_GAP =
            Math.min(FAR * TestScores.LONGEST, History.CAPACITY - BEFORE - FINAL_AFTER - 1);

    /** So old a slot is when the profile learns from it. */
    private static final int LAG = TestScores.LONGEST + FINAL_AFTER + 1;

    final Cadence cadence = new Cadence();
    final History history = new History();
    final Experts experts = new Experts();
    final TestScores scores = new TestScores();
    private final Gaps gaps = new Gaps();
    private final FillMethod method;
    private final PlainMethod plain;
    private final PlainFill plainFill = new PlainFill();
    private int readings;

    public SensorFills(FillMethod method) {
        if (method == FillMethod.NONE) {
            throw new IllegalArgumentException("not a method to fill with: " + method.label());
        }
        this.method = method;
        plain = PlainMethod.of(method);
    }

    /**
     * The next expected reading.
     *
     * @param timeMillis its event time, after that of the one before
     * @param value NaN when it is missing or invalid
     * @return its slot, for which the sink is asked now if it is missing, and later again
     */
    public long next(long timeMillis, double value, Workspace work, FillSink sink) {
        int slots = cadence.advance(timeMillis);
        skip(slots - 1);
        long slot = history.size;
        if (Double.isFinite(value)) {
            history.append(value);
            read(slot, work, sink);
        } else {
            history.append(Double.NaN);
            miss(slot, work, sink);
        }
        learnLagging();
        return slot;
    }

    /** How far apart its readings are, as learned. */
    public double periodMillis() {
        return cadence.periodMillis();
    }

    /** Slots in which nothing was expected: the sensor paused. */
    private void skip(int slots) {
        if (slots > LONGEST_GAP) {
            history.size += slots;
            gaps.clear();
            for (int i = 0; i < History.CAPACITY; i++) {
                history.append(Double.NaN);
            }
            return;
        }
        for (int i = 0; i < slots; i++) {
            history.append(Double.NaN);
            extend(history.size - 1);
        }
    }

    private void read(long slot, Workspace work, FillSink sink) {
        readings = Math.min(readings + 1, Integer.MAX_VALUE - 1);
        learn(slot, work);
        if (gaps.close()) {
            revise(work, sink);
        }
        gaps.forgetFinal();
        if (readings > NEW) {
            SelfTest.run(this, work);
        }
    }

    private void learn(long slot, Workspace work) {
        int needed = work.recent.length;
        int real = 0;
        while (real < needed && slot - real >= 0 && history.isReal(slot - real)) {
            real++;
        }
        if (real == needed) {
            load(slot - needed + 1, needed, work);
            experts.learn(work);
        }
        experts.profile.see(history.get(slot), cadence.timeMillis(), cadence.periodMillis());
    }

    private void learnLagging() {
        long slot = history.size - 1 - LAG;
        if (slot >= 0 && history.isReal(slot)) {
            experts.profile.learn(
                    history.get(slot),
                    timeMillis(slot),
                    cadence.periodMillis(),
                    cadence.sinceFirstMillis());
        }
    }

    private void miss(long slot, Workspace work, FillSink sink) {
        if (!extend(slot)) {
            sink.fill(slot, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, FillMethod.NONE);
            return;
        }
        int gap = gaps.count() - 1;
        int step = gaps.length(gap);
        if (method == FillMethod.AUTO) {
            load(gaps.start(gap) - BEFORE, BEFORE + step, work);
            for (int k = 0; k < step; k++) {
                work.unknown[BEFORE + k] = true;
            }
            experts.forecast(work, step);
            scores.look(TestScores.OPEN, step, work.blend);
            emit(slot, BEFORE + step - 1, 0, Experts.COUNT, work, sink);
        } else {
            plain.fill(this, slot, step, step, Double.NaN, plainFill);
            emitPlain(slot, 0, sink);
        }
    }

    /** Opens or lengthens the gap; false when there is no basis for a fill. */
    private boolean extend(long slot) {
        if (!gaps.isOpen()) {
            if (readings < NEW || !isFilled(slot - BEFORE, BEFORE)) {
                return false;
            }
            gaps.open(slot);
        }
        int longest = Math.min(FAR * scores.longestTested(TESTED), LONGEST_GAP);
        if (gaps.lengthen() > Math.max(longest, 1)) {
            gaps.forgetLast();
            return false;
        }
        return true;
    }

    private void revise(Workspace work, FillSink sink) {
        while (gaps.count() > 0 && window() > Workspace.SLOTS) {
            gaps.forgetFirst();
        }
        if (gaps.count() == 0) {
            return;
        }
        long from = gaps.start(0) - BEFORE;
        int window = window();
        if (method == FillMethod.AUTO) {
            load(from, window, work);
            for (int k = 0; k < window; k++) {
                work.unknown[k] = k >= BEFORE && !history.isReal(from + k);
            }
            experts.bridge(work, window);
        }
        for (int gap = 0; gap < gaps.count(); gap++) {
            if (gaps.isDue(gap)) {
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
        scores.look(later == 1 ? TestScores.CLOSED : TestScores.FINAL, length, work.blend);
        for (long slot = start; slot < start + length; slot++) {
            if (history.isReal(slot)) {
                continue;
            }
            if (method == FillMethod.AUTO) {
                emit(slot, (int) (slot - from), later, Experts.BRIDGES, work, sink);
            } else {
                double after = history.get(start + length);
                plain.fill(this, slot, (int) (slot - start) + 1, length, after, plainFill);
                emitPlain(slot, later, sink);
            }
        }
    }

    private void emit(long slot, int at, int later, int experts, Workspace work, FillSink sink) {
        Blend blend = work.blend;
        blend.combine(work.values, work.sds, at, experts);
        history.fill(slot, blend.value);
        double value = blend.value + history.base();
        double half = blend.width * blend.scale;
        double sd = blend.spread * blend.scale;
        sink.fill(slot, later, value, sd, value - half, value + half, method);
    }

    private void emitPlain(long slot, int later, FillSink sink) {
        double base = history.base();
        PlainFill fill = plainFill;
        history.fill(slot, fill.value);
        sink.fill(
                slot,
                later,
                fill.value + base,
                fill.sd,
                fill.lower + base,
                fill.upper + base,
                method);
    }

    /** What is known of a window of slots, and what the day's profile says. */
    void load(long from, int length, Workspace work) {
        double time = timeMillis(from);
        for (int k = 0; k < length; k++) {
            work.raw[k] = history.get(from + k);
            work.shape[k] = experts.profile.at(time + k * cadence.periodMillis());
        }
    }

    private double timeMillis(long slot) {
        return cadence.timeMillis() - (history.size - 1 - slot) * cadence.periodMillis();
    }

    double shape(long slot) {
        return experts.profile.at(timeMillis(slot));
    }

    private boolean isFilled(long from, int slots) {
        if (!history.holds(from)) {
            return false;
        }
        for (int k = 0; k < slots; k++) {
            if (Double.isNaN(history.get(from + k))) {
                return false;
            }
        }
        return true;
    }

    /** All of these slots were read, or have a fill that is final. */
    boolean isSettled(long from, int slots) {
        boolean pending = gaps.count() > 0 && gaps.start(0) < from + slots;
        return !pending && isFilled(from, slots);
    }

    /** The whole state; {@link #read} continues from it to the bit. */
    public byte[] write() {
        ByteBuffer to = ByteBuffer.allocate(MAX_BYTES);
        to.put(VERSION);
        cadence.write(to);
        history.write(to);
        experts.write(to);
        scores.write(to);
        gaps.write(to);
        to.putInt(readings);
        byte[] bytes = new byte[to.position()];
        to.flip().get(bytes);
        return bytes;
    }

    /**
     * @param method with which to fill from now on; what was learned serves them all
     */
    public static SensorFills read(byte[] bytes, FillMethod method) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        byte version = from.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a sensor's fills: " + version);
        }
        SensorFills sensor = new SensorFills(method);
        sensor.cadence.read(from);
        sensor.history.read(from);
        sensor.experts.read(from);
        sensor.scores.read(from);
        sensor.gaps.read(from);
        sensor.readings = from.getInt();
        return sensor;
    }
}
