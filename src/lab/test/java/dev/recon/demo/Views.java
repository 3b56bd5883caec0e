package dev.recon.demo;

import dev.recon.verdict.Answers;
import dev.recon.verdict.JobRows;
import java.util.List;

/** Views as they may be seen. */
final class Views {

    static final Scenario SCENARIO =
            new Scenario(
                    new DemoOptions(1, 60_000, DemoOptions.SPEED, false, false),
                    JobRows.START + 33 * 60_000);

    private Views() {}

    static View empty(Answers answers) {
        return new View(
                SCENARIO, JobRows.START, 0, 0, 0, 0, 0, answers, List.of(), "http://127.0.0.1:1");
    }

    static View at(int minute, Answers answers) {
        return at(minute, List.of(), answers);
    }

    static View during(List<String> interlude, Answers answers) {
        return at(14, interlude, answers);
    }

    private static View at(int minute, List<String> interlude, Answers answers) {
        long millis = JobRows.START + minute * 60_000L;
        return new View(
                SCENARIO,
                millis,
                1_109_412,
                12_034,
                1_109_000,
                23_456.7,
                millis - 20_000,
                answers,
                interlude,
                "http://127.0.0.1:65535");
    }
}
