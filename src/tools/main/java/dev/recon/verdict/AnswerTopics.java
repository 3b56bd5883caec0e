package dev.recon.verdict;

import java.util.List;

/** Where a job writes. */
public record AnswerTopics(String exceptions, String metrics, String deadletters) {

    List<String> all() {
        return List.of(exceptions, metrics, deadletters);
    }
}
