package dev.recon.fill;

/** What each expert says of the slots of a window, and how sure it is. */
final class Claims {

    private final double[][] values;
    private final double[][] sds;

    Claims(int slots) {
        values = new double[Sizes.EXPERTS][slots];
        sds = new double[Sizes.EXPERTS][slots];
    }

    void set(int expert, int slot, double value, double sd) {
        values[expert][slot] = value;
        sds[expert][slot] = sd;
    }

    /** It says the same as another. */
    void agree(int expert, int other, int slot) {
        set(expert, slot, values[other][slot], sds[other][slot]);
    }

    double value(int expert, int slot) {
        return values[expert][slot];
    }

    double sd(int expert, int slot) {
        return sds[expert][slot];
    }
}
