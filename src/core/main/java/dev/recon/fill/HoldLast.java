package dev.recon.fill;

/** The last value before the gap, as uncertain as a random walk. */
final class HoldLast implements PlainMethod {

    @Override
    public void fill(Sensor sensor, long slot, int step, int length, double after, PlainFill to) {
        double sd = sensor.experts.stepSd(false) * Math.sqrt(step);
        to.normal(sensor.history.get(slot - step), sd);
    }
}
