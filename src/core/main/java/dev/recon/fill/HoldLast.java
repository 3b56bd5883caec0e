package dev.recon.fill;

/** The last value before the gap, as uncertain as a random walk. */
final class HoldLast implements PlainMethod {

    @Override
    public void fill(Slots slots, long slot, int step, int length, double after, Estimate to) {
        double sd = slots.steps.sd() * Math.sqrt(step);
        to.normal(slots.history.get(slot - step), sd);
    }
}
