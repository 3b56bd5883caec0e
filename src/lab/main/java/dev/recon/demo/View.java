package dev.recon.demo;

import dev.recon.verdict.Answers;
import java.util.List;

/**
 * All that can be seen at one moment.
 *
 * @param plantMillis event time that the plant has come to
 * @param written how many records the plant has written
 * @param lost how many of its readings never will be
 * @param read how many records the job has read, and how many a second
 * @param watermarkMillis event time that the job has come to, or 0
 * @param interlude two lines about something that happens beside the acts, or none
 */
record View(
        Scenario scenario,
        long plantMillis,
        long written,
        long lost,
        long read,
        double readPerSecond,
        long watermarkMillis,
        Answers answers,
        List<String> interlude,
        String webPage) {

    /** What is to be said of it. */
    List<String> headline() {
        return interlude.isEmpty() ? act().lines(lost) : interlude;
    }

    /** Changes when there is something new to be said. */
    Object scene() {
        return interlude.isEmpty() ? act() : interlude;
    }

    Act act() {
        return Act.at(plantMillis - scenario.startMillis());
    }
}
