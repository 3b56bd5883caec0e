package dev.recon.bench;

import java.util.List;

/** The topics of the job's answers, by the name that the harness gave to a run. */
final class JobTopics {

    private JobTopics() {}

    static String exceptions(String output) {
        return output + "-exceptions";
    }

    static String metrics(String output) {
        return output + "-metrics";
    }

    static String deadletters(String output) {
        return output + "-deadletters";
    }

    static String fills(String output) {
        return output + "-fills";
    }

    static String series(String output) {
        return output + "-series";
    }

    static List<String> all(String output) {
        return List.of(exceptions(output), metrics(output), deadletters(output));
    }
}
