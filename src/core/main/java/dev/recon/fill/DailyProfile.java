package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;
import java.util.Arrays;

/**
 * What a day of this sensor looks like: the mean departure from its level, at {@value #BINS} times
 * of the day and straight lines between them; newer days weigh more.
 *
 * <p>It learns from slots only when they are as old as the longest backtest reaches back, so that
 * no test asks it for a value that it was taught, and it says nothing before it has seen a day.
 */
final class DailyProfile {

    static final int BINS = 48;

    static final int BYTES = 2 * BINS * Float.BYTES + 2 * Double.BYTES + 2 * Integer.BYTES + 1;

    private static final double DAY_MILLIS = 86_400_000;

    /** A bin forgets with this rate a day. */
    private static final double GAIN = 0.1;

    /** The level is a mean over so many slots at most, or over a day. */
    private static final double LEVEL_SLOTS = 288;

    private final float[] departure = new float[BINS];
    private final float[] weight = new float[BINS];

    /** Of the lagging slots, which the departures are from. */
    private double level;

    private int levelCount;

    /** Of the newest slots, which a value may return to. */
    private double mean;

    private int meanCount;
    private boolean ready;

    /** What the profile says of slots one after another. */
    void at(double timeMillis, double periodMillis, double[] to, int length) {
        if (!ready) {
            Arrays.fill(to, 0, length, 0);
            return;
        }
        double position = position(timeMillis);
        double step = BINS * (periodMillis / DAY_MILLIS);
        for (int i = 0; i < length; i++) {
            if (position >= BINS) {
                position %= BINS;
            }
            to[i] = between(position);
            position += step;
        }
    }

    private static double position(double timeMillis) {
        double days = timeMillis * (1 / DAY_MILLIS);
        return (days - Math.floor(days)) * BINS;
    }

    double at(double timeMillis) {
        if (!ready) {
            return 0;
        }
        return between(position(timeMillis));
    }

    private double between(double position) {
        int bin = (int) position;
        double part = position - bin;
        bin = bin < BINS ? bin : 0;
        int next = bin + 1 < BINS ? bin + 1 : 0;
        return departure[bin] * (1 - part) + departure[next] * part;
    }

    /** A new reading, which only the level takes notice of. */
    void see(double value, double shape, double periodMillis) {
        double difference = value - shape - mean;
        meanCount++;
        mean += difference / Math.min(meanCount, levelSlots(periodMillis));
    }

    /** A lagging reading. */
    void learn(double value, double timeMillis, double periodMillis, double seenMillis) {
        ready = seenMillis >= DAY_MILLIS;
        double position = position(timeMillis);
        int bin = (int) position % BINS;
        int next = (bin + 1) % BINS;
        double part = position - (int) position;
        double shape = between(position);
        levelCount++;
        level += (value - shape - level) / Math.min(levelCount, levelSlots(periodMillis));
        double error = value - shape - level;
        double slot = Math.min(1, periodMillis * (BINS / DAY_MILLIS));
        learn(bin, (1 - part) * slot, error);
        learn(next, part * slot, error);
    }

    /**
     * @param share of all that a day teaches this bin
     */
    private void learn(int bin, double share, double error) {
        double seen = Math.min(weight[bin] + share, 1 / GAIN);
        weight[bin] = (float) seen;
        departure[bin] += (float) (share / (seen + 0.5) * error);
    }

    static double levelSlots(double periodMillis) {
        return Math.max(1, Math.min(LEVEL_SLOTS, DAY_MILLIS / periodMillis));
    }

    /** Over how many slots the mean is one. */
    double meanSlots(double periodMillis) {
        return Math.min(meanCount, levelSlots(periodMillis));
    }

    double mean() {
        return mean;
    }

    void write(BlockWriter to) {
        for (int i = 0; i < BINS; i++) {
            to.putFloat(departure[i]).putFloat(weight[i]);
        }
        to.putDouble(level).putInt(levelCount).putDouble(mean).putInt(meanCount);
        to.putBoolean(ready);
    }

    void read(BlockReader from) {
        for (int i = 0; i < BINS; i++) {
            departure[i] = from.getFloat();
            weight[i] = from.getFloat();
        }
        level = from.getDouble();
        levelCount = from.getInt();
        mean = from.getDouble();
        meanCount = from.getInt();
        ready = from.getBoolean();
    }
}
