package dev.recon.fill;

import java.util.Arrays;

/** How far off a backtest of one length was, with one ending. */
final class TestErrors {

    private static final int N = Sizes.EXPERTS;

    private final double[] errors = new double[N];

    /** Of the products of the experts' errors over what they had claimed, row by row. */
    private final double[] sums = new double[N * N];

    private double absolute;
    private int misses;
    private int slots;

    void start() {
        Arrays.fill(sums, 0);
        absolute = 0;
        misses = 0;
        slots = 0;
    }

    /** A slot of which the truth is known; of the experts from 0 on, so many. */
    void add(Claims claims, int slot, int experts, Blend blend, double truth) {
        blend.combine(claims, slot, experts);
        double error = Math.abs(blend.value - truth) / blend.scale;
        absolute += error;
        misses += error > blend.width ? 1 : 0;
        slots++;
        for (int e = 0; e < experts; e++) {
            double sd = Math.max(claims.sd(e, slot), Blend.SMALLEST_SD);
            errors[e] = (claims.value(e, slot) - truth) / sd;
        }
        for (int a = 0; a < experts; a++) {
            for (int b = 0; b <= a; b++) {
                sums[a * N + b] += errors[a] * errors[b];
            }
        }
    }

    int slots() {
        return slots;
    }

    double sum(int a, int b) {
        return sums[a * N + b];
    }

    /** The mean error of the blend over what it had claimed. */
    double absolute() {
        return absolute / slots;
    }

    /** The share of slots that lay outside the interval. */
    double missed() {
        return (double) misses / slots;
    }
}
