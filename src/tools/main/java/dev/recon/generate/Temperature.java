package dev.recon.generate;

import dev.recon.generate.Draw.Purpose;

/**
 * The temperature of each machine, in hundredths of a degree: a daily rhythm that all share, a
 * rhythm of the machine's own, a level of its own, and noise. The amplitudes add up to less than
 * 2.5, so that a good value is always within 50 and 55.
 */
final class Temperature {

    private static final long MIN = 50_00;
    private static final long MAX = 55_00;
    private static final double MIDDLE = 52.5;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double MINUTE_MILLIS = 60_000;

    private final Draw draw;

    Temperature(Draw draw) {
        this.draw = draw;
    }

    static boolean inRange(long hundredths) {
        return hundredths >= MIN && hundredths <= MAX;
    }

    long good(int source, long seq, long timeMillis) {
        double character = draw.unit(Purpose.CHARACTER, source, 0);
        double machineMillis = (5 + 15 * character) * MINUTE_MILLIS;
        double level = 0.6 * (character - 0.5);
        double daily = 1.0 * Math.sin(phase(timeMillis, DAY_MILLIS));
        double machine = 0.6 * Math.sin(phase(timeMillis, machineMillis) + character * 100);
        double noise = 0.8 * (draw.unit(Purpose.NOISE, source, seq) - 0.5);
        return Math.round(100 * (MIDDLE + level + daily + machine + noise));
    }

    /** Up to 10 degrees below the range or 20 above it. */
    long bad(int source, long seq) {
        double choice = draw.unit(Purpose.NOISE, source, seq) * 30;
        return choice < 10
                ? MIN - 1 - (long) (100 * choice)
                : MAX + 1 + (long) (100 * (choice - 10));
    }

    private static double phase(long timeMillis, double periodMillis) {
        return 2 * Math.PI * (timeMillis % periodMillis / periodMillis);
    }
}
