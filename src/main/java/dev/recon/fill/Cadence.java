package dev.recon.fill;

import java.nio.ByteBuffer;

/**
 * How far apart a sensor's expected readings are, from their event times, and so how many slots
 * lie between two of them. A loop of second order follows phase and period: the times may be
 * rounded or jitter by less than half a period, and the period need not be the nominal one.
 */
final class Cadence {

    static final int BYTES = 4 * Double.BYTES + Integer.BYTES;

    /** The period is a plain mean for as long, so that the loop starts near it. */
    private static final int WARM_UP = 16;

    private static final double PHASE_GAIN = 0.2;
    private static final double PERIOD_GAIN = 0.01;

    /** What is longer than so many periods is a pause, and says nothing about the period. */
    private static final double PAUSE = 1.75;

    private double firstMillis;
    private double phaseMillis;
    private double periodMillis;
    private double summed;
    private int count;

    /** Moves to the next expected reading; returns by how many slots. */
    int advance(long timeMillis) {
        if (count == 0) {
            firstMillis = timeMillis;
            phaseMillis = timeMillis;
            count = 1;
            return 1;
        }
        double apart = timeMillis - phaseMillis;
        if (apart <= 0) {
            return 1;
        }
        return count <= WARM_UP ? warmUp(timeMillis, apart) : follow(apart);
    }

    private int warmUp(long timeMillis, double apart) {
        phaseMillis = timeMillis;
        if (count > 1 && apart > PAUSE * periodMillis && count > 4) {
            return slots(apart / periodMillis);
        }
        summed += apart;
        periodMillis = summed / count;
        count++;
        return 1;
    }

    private int follow(double apart) {
        int slots = slots(apart / periodMillis);
        double error = apart - slots * periodMillis;
        phaseMillis += slots * periodMillis + PHASE_GAIN * error;
        periodMillis = Math.max(periodMillis + PERIOD_GAIN * error / slots, 1e-3);
        return slots;
    }

    private static int slots(double periods) {
        return (int) Math.min(Math.max(1, Math.round(periods)), Integer.MAX_VALUE / 2);
    }

    double periodMillis() {
        return periodMillis;
    }

    /** The grid's time; that of the reading itself, but for its jitter. */
    double timeMillis() {
        return phaseMillis;
    }

    double sinceFirstMillis() {
        return phaseMillis - firstMillis;
    }

    void write(ByteBuffer to) {
        to.putDouble(firstMillis).putDouble(phaseMillis).putDouble(periodMillis);
        to.putDouble(summed).putInt(count);
    }

    void read(ByteBuffer from) {
        firstMillis = from.getDouble();
        phaseMillis = from.getDouble();
        periodMillis = from.getDouble();
        summed = from.getDouble();
        count = from.getInt();
    }
}
