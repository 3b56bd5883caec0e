package dev.recon.fill;

/** What each expert says of the slots of a window, and how sure it is. */
final class Claims {

    final double[][] values;
    final double[][] sds;

    Claims(int slots) {
        values = new double[Experts.COUNT][slots];
        sds = new double[Experts.COUNT][slots];
    }
}
