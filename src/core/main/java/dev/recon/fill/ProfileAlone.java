package dev.recon.fill;

/** The day's profile, moved so that it meets what is known of the ends. */
final class ProfileAlone implements PlainMethod {

    @Override
    public void fill(Sensor sensor, long slot, int step, int length, double after, PlainFill to) {
        long first = slot - step;
        double before = sensor.history.get(first) - sensor.shape(first);
        double end = after - sensor.shape(first + length + 1);
        double sd = sensor.experts.stepSd(true);
        Linear.line(before, end, sd, step, length, sensor.shape(slot), to);
    }
}
