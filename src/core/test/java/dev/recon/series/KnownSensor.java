package dev.recon.series;

import dev.recon.fill.FillMethod;

/** A sensor of which enough is known: a reading a second, {@code 1, 2, 3, …}. */
final class KnownSensor {

    static final long SECOND = 1_000;
    static final int KNOWN = 230;

    /** That of what comes next. */
    static final long WINDOW = 180_000;

    private KnownSensor() {}

    static SeriesStory known(FillMethod method) {
        SeriesStory story = new SeriesStory(method);
        for (int i = 1; i <= KNOWN; i++) {
            story.arrived(i * SECOND, i);
        }
        return story.decidedUntil(KNOWN * SECOND);
    }

    static long at(int reading) {
        return reading * SECOND;
    }
}
