package dev.recon.fill;

import java.util.Arrays;

/** What the neighbours of a sensor show at the times of its slots. */
final class Surroundings {

    /** In periods: so much later than a slot a neighbour may be read for that slot. */
    private static final double LATER = 0.25;

    private final FillGroup group;
    private final int place;

    Surroundings(FillGroup group, int place) {
        this.group = group;
        this.place = place;
    }

    void join(Sensor sensor) {
        group.join(sensor, place);
    }

    /** How many neighbours there are, or may come to be. */
    int size() {
        return group.size() - 1;
    }

    /**
     * Sets what each showed last at the times of a window, NaN where that is too long ago, or it is
     * not known yet what it shows.
     *
     * @param daily so much of its day's profile is taken away
     */
    void look(double timeMillis, double periodMillis, double daily, int length, Workspace work) {
        double[][] to = work.shown;
        for (int neighbour = 0; neighbour < size(); neighbour++) {
            Sensor sensor = group.get(neighbour < place ? neighbour : neighbour + 1);
            if (sensor == null || sensor.cadence.periodMillis() <= 0) {
                Arrays.fill(to[neighbour], 0, length, Double.NaN);
            } else {
                look(sensor, timeMillis, periodMillis, length, to[neighbour]);
                double[] shape = work.weights;
                sensor.experts.profile.at(timeMillis, periodMillis, shape, length);
                for (int i = 0; i < length; i++) {
                    to[neighbour][i] -= daily * shape[i];
                }
            }
        }
    }

    private static void look(
            Sensor at, double timeMillis, double periodMillis, int length, double[] to) {
        double own = at.cadence.periodMillis();
        double later = LATER * Math.min(own, periodMillis);
        long slots = Math.max(1, Math.round(periodMillis / own));
        double step = periodMillis / own;
        History history = at.history;
        long top = history.size - 1;
        double place = top + (timeMillis + later - at.cadence.timeMillis()) / own;
        for (int i = 0; i < length; i++) {
            long slot = (long) Math.floor(place);
            to[i] = slot > top ? Double.NaN : history.lastRead(slot - slots + 1, slot);
            place += step;
        }
    }
}
