package dev.recon.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Feeds a sensor and remembers what it said. */
final class Feed {

    static final int PERIOD_MILLIS = 300_000;
    static final int SLOTS_PER_DAY = 288;

    record Said(
            long slot,
            int readingsAfter,
            double value,
            double sd,
            double lower,
            double upper,
            FillMethod method) {

        boolean holds(double truth) {
            return lower <= truth && truth <= upper;
        }
    }

    final List<Said> said = new ArrayList<>();
    SensorFills sensor;
    private final Workspace work = new Workspace();
    private long time;

    Feed() {
        this(FillMethod.AUTO);
    }

    Feed(FillMethod method) {
        sensor = new SensorFills(method);
    }

    Feed next(double value) {
        return at(time += PERIOD_MILLIS, value);
    }

    Feed at(long millis, double value) {
        time = millis;
        sensor.next(millis, value, work, this::hear);
        return this;
    }

    Feed settle() {
        sensor.settle(work, this::hear);
        return this;
    }

    private void hear(
            long slot,
            int later,
            double filled,
            double sd,
            double lower,
            double upper,
            FillMethod method) {
        said.add(new Said(slot, later, filled, sd, lower, upper, method));
    }

    Feed all(double... values) {
        for (double each : values) {
            next(each);
        }
        return this;
    }

    Feed missing(int slots) {
        for (int i = 0; i < slots; i++) {
            next(Double.NaN);
        }
        return this;
    }

    /** The last fill of every slot. */
    Said last(long slot) {
        Said last = null;
        for (Said each : said) {
            last = each.slot() == slot ? each : last;
        }
        return last;
    }

    static double[] line(int length, double slope) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = 5 + slope * i;
        }
        return values;
    }

    /** A random walk whose steps remember the one before, on a day's sine. */
    static double[] plant(int length, long seed) {
        Random random = new Random(seed);
        double[] values = new double[length];
        double step = 0;
        double walk = 0;
        for (int i = 0; i < length; i++) {
            step = 0.6 * step + random.nextGaussian();
            walk += 0.1 * step;
            values[i] = 20 + walk + 5 * Math.sin(i * 2 * Math.PI / SLOTS_PER_DAY);
        }
        return values;
    }

    /** Gaps of 1 to so many slots, one about every 40 readings, none in the first tenth. */
    static double[] withGaps(double[] values, int longest, long seed) {
        Random random = new Random(seed);
        double[] holed = values.clone();
        int at = values.length / 10;
        while (at < values.length) {
            at += 10 + random.nextInt(60);
            int length = 1 + random.nextInt(longest);
            for (int k = at; k < Math.min(at + length, values.length); k++) {
                holed[k] = Double.NaN;
            }
            at += length;
        }
        return holed;
    }
}
