package dev.recon.fill;

/** The simple ways of filling by their names. */
final class PlainMethods {

    private PlainMethods() {}

    /** Null for those that are not simple. */
    static PlainMethod of(FillMethod method) {
        return switch (method) {
            case HOLD_LAST -> new HoldLast();
            case LINEAR -> new Linear();
            case DAILY_PROFILE -> new ProfileAlone();
            case RANDOM_DRAW -> new PastDraw();
            case AUTO, NONE -> null;
        };
    }
}
