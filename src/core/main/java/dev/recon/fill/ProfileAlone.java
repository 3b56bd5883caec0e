package dev.recon.fill;

/** The day's profile, moved so that it meets what is known of the ends. */
final class ProfileAlone implements PlainMethod {

    @Override
    public void fill(Slots slots, long slot, int step, int length, double after, Estimate to) {
        long first = slot - step;
        double before = slots.history.get(first) - slots.shape(first);
        double end = after - slots.shape(first + length + 1);
        double sd = slots.steps.shapedSd();
        Linear.line(before, end, sd, step, length, slots.shape(slot), to);
    }
}
