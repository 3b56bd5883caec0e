package dev.recon.demo;

import java.util.List;

/** The acts of the story; each says in two lines what there is to be seen. */
enum Act {
    LOSSES(
            "Some readings get lost on purpose, %,d so far. Watch the job find out",
            "which: 40 s of event time without its reading make an event MISSING."),
    CORRECTIONS(
            "Other readings come minutes late. Their events were MISSING and are",
            "FOUND now; the row of their minute is written again, a revision higher."),
    SILENCE(
            "All sensors are silent; only audit records come. After 2 s the job stops",
            "waiting for the sensors, and what has no reading is MISSING regardless."),
    RECOVERY(
            "The sensors are back; what fell into the silence stays MISSING for good.",
            "A row becomes final 10 min of event time after the end of its minute."),
    ENDING(
            "The plant has stopped; the last late readings come in. Then a heartbeat",
            "takes event time past the correction horizon: all rows become final.");

    private static final long CORRECTIONS_FROM_MILLIS = 4 * 60_000;

    private final String first;
    private final String second;

    Act(String first, String second) {
        this.first = first;
        this.second = second;
    }

    static Act at(long millisSinceStart) {
        if (millisSinceStart >= Scenario.LENGTH.millis()) {
            return ENDING;
        }
        if (millisSinceStart < CORRECTIONS_FROM_MILLIS) {
            return LOSSES;
        }
        long silent = millisSinceStart - Scenario.SILENT_FROM.millis();
        return silent < 0
                ? CORRECTIONS
                : silent < Scenario.SILENT_FOR.millis() ? SILENCE : RECOVERY;
    }

    /**
     * @param lost how many readings have been lost so far
     */
    List<String> lines(long lost) {
        String number = (ordinal() + 1) + " of " + values().length + "  ";
        return List.of(number + String.format(first, lost), " ".repeat(number.length()) + second);
    }
}
