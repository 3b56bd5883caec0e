package dev.recon.fill;

/**
 * Scratch space that all sensors of one thread share; nothing in it outlives a call. Each of its
 * parts writes its own arrays.
 */
public final class Workspace {

    final Window window = new Window();

    /** What is said of the window, and of a stretch of it that is tested. */
    final Claims claims = new Claims(Sizes.HISTORY);

    private final Claims[] tested = new Claims[Ending.COUNT];

    final Left left = new Left();
    final Polynomial polynomial = new Polynomial();
    final Bridge bridge = new Bridge();
    final Forecast forecast = new Forecast(Sizes.HISTORY);
    final Hindsight hindsight = new Hindsight(Sizes.LONGEST_TESTED);

    final Regression regression = new Regression();
    final Features features = new Features();

    final Blend blend = new Blend();
    final TestErrors errors = new TestErrors();

    /** What is said in the end of the slot that is filled. */
    final Estimate fill = new Estimate();

    final Ends ends = new Ends();

    public Workspace() {
        for (int i = 0; i < tested.length; i++) {
            tested[i] = new Claims(Sizes.TESTED_WINDOW);
        }
    }

    Claims tested(Ending ending) {
        return tested[ending.ordinal()];
    }
}
