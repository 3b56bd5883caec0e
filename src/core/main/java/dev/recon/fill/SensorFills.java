package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;
import dev.recon.state.Learned;

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
    public static final int FINAL_AFTER = Sizes.FINAL_AFTER;

    public static final int MAX_BYTES = Sensor.BYTES + Integer.BYTES;

    /** Nothing is said of a sensor before so many readings. */
    private static final int NEW = 20;

    /** What is larger cannot be kept, and is taken for missing. */
    public static final double LARGEST = 1e30;

    private final Sensor sensor;
    private final GapFiller filler;
    private int readings;

    public SensorFills(FillMethod method) {
        this(method, null, 0);
    }

    /**
     * @param group where it joins its neighbours; null where it has none
     * @param place in the group
     */
    public SensorFills(FillMethod method, FillGroup group, int place) {
        if (method == FillMethod.NONE) {
            throw new IllegalArgumentException("not a method to fill with: " + method.label());
        }
        sensor = new Sensor(group, place);
        filler = new GapFiller(sensor, method);
    }

    /**
     * The next expected reading.
     *
     * @param timeMillis its event time, after that of the one before
     * @param value NaN when it is missing or invalid
     * @return its slot, for which the sink is asked now if it is missing, and later again
     */
    public long next(long timeMillis, double value, Workspace work, FillSink sink) {
        long slot = show(timeMillis, value);
        learn(work, sink);
        return slot;
    }

    /**
     * The next reading as its neighbours see it; what they show at the same time has to be shown
     * before {@link #learn} of any of them.
     *
     * @return its slot
     */
    public long show(long timeMillis, double value) {
        sensor.rejoin();
        skip(sensor.slots.cadence.advance(timeMillis) - 1);
        sensor.slots.history.append(Math.abs(value) < LARGEST ? value : Double.NaN);
        return sensor.slots.newest();
    }

    /** Learns from what was shown last, or fills it. */
    public void learn(Workspace work, FillSink sink) {
        long slot = sensor.slots.newest();
        if (sensor.slots.history.isReal(slot)) {
            read(work, sink);
        } else {
            filler.miss(slot, isNew(), work, sink);
        }
        sensor.learnLagging(work);
    }

    /**
     * Says what is known by now of the fills whose gap has closed and that are not final, whether
     * it was said before or not; changes nothing.
     */
    public void settle(Workspace work, FillSink sink) {
        filler.settle(work, sink);
    }

    /** Whether the newest reading is missing, and there is a basis for a fill. */
    public boolean isGapOpen() {
        return sensor.gaps.isOpen();
    }

    /** How far apart its readings are, as learned. */
    public double periodMillis() {
        return sensor.slots.periodMillis();
    }

    private boolean isNew() {
        return readings < NEW;
    }

    /** Slots in which nothing was expected: the sensor paused. */
    private void skip(int slots) {
        History history = sensor.slots.history;
        if (slots > GapFiller.LONGEST) {
            history.size += slots;
            sensor.gaps.clear();
            for (int i = 0; i < Sizes.HISTORY; i++) {
                history.append(Double.NaN);
            }
            return;
        }
        for (int i = 0; i < slots; i++) {
            history.append(Double.NaN);
            filler.extend(sensor.slots.newest(), isNew());
        }
    }

    private void read(Workspace work, FillSink sink) {
        readings = Math.min(readings + 1, Integer.MAX_VALUE - 1);
        sensor.learn(work);
        if (sensor.gaps.close()) {
            filler.revise(work, sink);
        }
        sensor.gaps.forgetFinal();
        if (readings > NEW) {
            Backtest.run(sensor, work);
        }
    }

    /** The whole state; {@link #read} continues from it to the bit. */
    public Learned write() {
        BlockWriter to = BlockWriter.inside(MAX_BYTES);
        sensor.write(to);
        to.putInt(readings);
        return Learned.of(sensor.neighbours(), to.done());
    }

    /**
     * @param method with which to fill from now on; what was learned serves them all
     * @throws dev.recon.state.UnreadableState when it cannot be read
     */
    public static SensorFills read(Learned learned, FillMethod method) {
        return read(learned, method, null, 0);
    }

    /** The same of one with neighbours; what was learned of other neighbours is dropped. */
    public static SensorFills read(Learned learned, FillMethod method, FillGroup group, int place) {
        SensorFills fills = new SensorFills(method, group, place);
        BlockReader from = learned.reader();
        fills.sensor.read(from, (int) from.checked(learned.neighbours(), 0, Sizes.NEIGHBOURS));
        fills.readings = from.getInt();
        from.end();
        return fills;
    }
}
