package dev.recon.fill;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One of the values seen of late, drawn with the number of the slot as seed. The distribution may
 * be right while no single value is: it only shows what there is to gain.
 */
final class PastDraw implements PlainMethod {

    private final double[] past = new double[Sizes.HISTORY];

    @Override
    public void fill(Slots slots, long slot, int step, int length, double after, Estimate to) {
        History history = slots.history;
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (long at = Math.max(0, history.size - Sizes.HISTORY); at < history.size; at++) {
            if (history.isReal(at)) {
                double value = history.get(at);
                past[count++] = value;
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / count;
        to.value = past[new SplittableRandom(slot).nextInt(count)];
        to.sd = Math.sqrt(Math.max(0, squares / count - mean * mean));
        Arrays.sort(past, 0, count);
        to.lower = past[(int) (0.05 * (count - 1))];
        to.upper = past[(int) (0.95 * (count - 1))];
    }
}
