package dev.recon.fill;

import dev.recon.state.BlockReader;
import dev.recon.state.BlockWriter;
import java.util.Arrays;

/**
 * What the backtests have shown, by how long the gap was and what was known of its end: how the
 * experts' errors vary together, in units of what each had claimed, and how wide an interval must
 * be to hold nine truths of ten.
 *
 * <p>The width follows the misses step by step, as in adaptive conformal inference (Gibbs and
 * Candes 2021): it needs no assumption on how the errors are distributed, nor that it stays so.
 */
final class TestScores {

    private static final int[] LENGTHS = Sizes.TESTED_LENGTHS;

    private static final int ENDS = Ending.COUNT;

    private static final int PAIRS = Sizes.EXPERTS * (Sizes.EXPERTS + 1) / 2;

    static final int BYTES =
            LENGTHS.length
                    * (ENDS * (PAIRS * Float.BYTES + Short.BYTES)
                            + ENDS * (2 * Float.BYTES + Short.BYTES));

    /** A test counts this much at least; the prior counts as so many tests. */
    private static final double RATE = 0.02;

    private static final double PRIOR_TESTS = 6;
    private static final double PRIOR_OWN = 2;
    private static final double PRIOR_SHARED = 1;
    private static final double PRIOR_WIDTH = 1.8;

    /** No test counts more than errors of so many claimed variances. */
    private static final double WORST = 75;

    private static final double WIDTH_RATE = 0.3;
    private static final double NARROWEST = 0.3;
    private static final double WIDEST = 30;

    /** Less than a tenth: what is hidden was still learned from, what is lost was not. */
    private static final double MISSES = 0.085;

    /** The mean of a normal variable's absolute value is 1 / this. */
    private static final double TO_SD = 1.2533;

    private static final float[] PLACES = places();

    private final float[] pairs = new float[ENDS * LENGTHS.length * PAIRS];
    private final short[] tests = new short[ENDS * LENGTHS.length];
    private final float[] widths = new float[ENDS * LENGTHS.length];
    private final float[] spreads = new float[ENDS * LENGTHS.length];
    private final short[] widthTests = new short[ENDS * LENGTHS.length];

    TestScores() {
        Arrays.fill(widths, (float) PRIOR_WIDTH);
        Arrays.fill(spreads, 1);
        for (int at = 0; at < pairs.length; at += PAIRS) {
            for (int a = 0, k = at; a < Sizes.EXPERTS; a++) {
                for (int b = 0; b <= a; b++, k++) {
                    pairs[k] = (float) (a == b ? PRIOR_OWN : PRIOR_SHARED);
                }
            }
        }
    }

    private static float[] places() {
        float[] places = new float[Sizes.HISTORY + 1];
        for (int length = 1; length < places.length; length++) {
            double place = StrictMath.log(length) / StrictMath.log(3);
            places[length] = (float) Math.min(place, LENGTHS.length - 1);
        }
        return places;
    }

    /** Sets what {@link Blend} needs for a slot of such a gap; for an open one, of such a step. */
    void look(Ending ending, int length, Blend blend) {
        float place = PLACES[Math.min(length, PLACES.length - 1)];
        int low = (int) place;
        int high = Math.min(low + 1, LENGTHS.length - 1);
        float part = place - low;
        int end = ending.ordinal();
        int from = (end * LENGTHS.length + low) * PAIRS;
        int to = (end * LENGTHS.length + high) * PAIRS;
        for (int k = 0; k < PAIRS; k++) {
            blend.setPair(k, pairs[from + k] + part * (pairs[to + k] - pairs[from + k]));
        }
        int line = end * LENGTHS.length;
        blend.width = widths[line + low] + part * (widths[line + high] - widths[line + low]);
        blend.spread = spreads[line + low] + part * (spreads[line + high] - spreads[line + low]);
    }

    /**
     * Takes a test in.
     *
     * @param experts those from 0 on, so many; of others nothing is known
     */
    void add(Ending ending, int length, int experts, TestErrors errors) {
        int at = ending.ordinal() * LENGTHS.length + length;
        tests[at] = (short) Math.min(tests[at] + 1, Short.MAX_VALUE);
        double rate = Math.max(RATE, 1 / (tests[at] + PRIOR_TESTS));
        double worst = 0;
        for (int e = 0; e < experts; e++) {
            worst = Math.max(worst, errors.sum(e, e) / errors.slots());
        }
        double share = rate / errors.slots();
        double cut = worst > WORST ? WORST / worst : 1;
        for (int a = 0, k = at * PAIRS; a < experts; a++) {
            for (int b = 0; b <= a; b++, k++) {
                pairs[k] += (float) (share * cut * errors.sum(a, b) - rate * pairs[k]);
            }
        }
        widen(at, rate, errors.absolute(), errors.missed());
    }

    private void widen(int at, double rate, double absolute, double missed) {
        widthTests[at] = (short) Math.min(widthTests[at] + 1, Short.MAX_VALUE);
        double step = Math.max(WIDTH_RATE, 1 / (1 + widthTests[at] / 4.0));
        double width = widths[at] * raise(step * (missed - MISSES));
        widths[at] = (float) Math.max(NARROWEST, Math.min(width, WIDEST));
        double ratio = Math.max(0, Math.min(TO_SD * absolute / spreads[at], 2)) - 1;
        double spread = spreads[at] * raise(Math.min(2 * rate, 0.5) * ratio);
        spreads[at] = (float) Math.max(NARROWEST, Math.min(spread, WIDEST));
    }

    /** Near enough to the exponential for steps of less than 1, and much cheaper. */
    private static double raise(double step) {
        return 1 + step + step * step / 2;
    }

    /** The longest gap that was tried so often, 0 when none was. */
    int longestTested(int times) {
        for (int i = LENGTHS.length - 1; i >= 0; i--) {
            if (tests[i] >= times) {
                return LENGTHS[i];
            }
        }
        return 0;
    }

    void write(BlockWriter to) {
        for (float each : pairs) {
            to.putFloat(each);
        }
        for (short each : tests) {
            to.putShort(each);
        }
        for (int i = 0; i < widths.length; i++) {
            to.putFloat(widths[i]).putFloat(spreads[i]).putShort(widthTests[i]);
        }
    }

    void read(BlockReader from) {
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = from.getFloat();
        }
        for (int i = 0; i < tests.length; i++) {
            tests[i] = from.getShort();
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = from.getFloat();
            spreads[i] = from.getFloat();
            widthTests[i] = from.getShort();
        }
    }
}
