package dev.recon.fill;

/** A way of filling that needs no more than the ends of a gap. */
interface PlainMethod {

    /**
     * Sets what the fill is.
     *
     * @param step how many slots the slot lies behind the last one before the gap
     * @param after the first value after the gap, NaN while it is open
     */
    void fill(Slots slots, long slot, int step, int length, double after, Estimate to);
}
