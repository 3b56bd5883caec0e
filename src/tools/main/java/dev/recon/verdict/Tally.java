package dev.recon.verdict;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each subject was named, by the {@link Writer} that counts: one of a later epoch says
 * again what an earlier one has said. For one thread.
 */
final class Tally {

    private final Map<String, Named> bySubject = new LinkedHashMap<>();

    private record Named(Writer by, int times) {

        Named and(Named more) {
            if (more.by.epoch() < by.epoch()) {
                return this;
            }
            return more.by.equals(by) ? new Named(by, times + more.times) : more;
        }
    }

    void add(String subject, Writer by) {
        bySubject.merge(subject, new Named(by, 1), Named::and);
    }

    /** In the order in which they were first named. */
    Map<String, Integer> times() {
        Map<String, Integer> times = new LinkedHashMap<>();
        bySubject.forEach((subject, named) -> times.put(subject, named.times));
        return times;
    }
}
