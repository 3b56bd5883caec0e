package dev.recon.demo;

import dev.recon.verdict.Answers;
/**
 * All that can be seen at one moment.
 *
 * @param plantMillis event time that the plant has come to
 * @param written how many records the plant has written
 * @param lost how many of its readings never will be
 * @param read how many records the job has read, and how many a second
 * @param watermarkMillis event time that the job has come to, or 0
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
        String webPage) {

    Act act() {
        return Act.at(plantMillis - scenario.startMillis());
    }
}
