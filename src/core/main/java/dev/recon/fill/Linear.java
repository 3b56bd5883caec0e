package dev.recon.fill;

/**
 * A straight line between the ends, as uncertain as a Brownian bridge; the last value until then.
 */
final class Linear implements PlainMethod {

    @Override
    public void fill(Slots slots, long slot, int step, int length, double after, Estimate to) {
        double before = slots.history.get(slot - step);
        double sd = slots.steps.sd();
        line(before, after, sd, step, length, 0, to);
    }

    static void line(
            double before,
            double after,
            double sd,
            int step,
            int length,
            double shape,
            Estimate to) {
        if (Double.isNaN(after)) {
            to.normal(before + shape, sd * Math.sqrt(step));
        } else {
            double part = step / (length + 1.0);
            double steps = step * (1 - part);
            to.normal(before + part * (after - before) + shape, sd * Math.sqrt(steps));
        }
    }
}
