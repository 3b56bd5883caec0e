package dev.recon.config;

import dev.recon.config.StateConfig.Backend;

/** Reads the section {@code state}. */
final class StateReader {

    /** What Flink accepts. */
    private static final long SHORTEST_INTERVAL_MILLIS = 10;

    private final Setting<Backend> backend;
    private final Setting<Long> checkpointInterval;
    private final Setting<String> checkpointDir;
    private final Setting<Long> workingSet;
    private final Setting<Integer> buckets;

    StateReader(Section root) {
        Section section = root.child("state");
        backend = section.read(Options.BACKEND, Values.choice(Backend.class));
        checkpointInterval = section.read(Options.CHECKPOINT_INTERVAL, StateReader::interval);
        checkpointDir = section.read(Options.CHECKPOINT_DIR, Values::uri);
        workingSet = section.read(Options.WORKING_SET, Values::size);
        buckets = section.read(Options.BUCKETS, Values.integer(1, 32_768));
    }

    /** A transaction is open from one checkpoint to the next, and has to live longer than that. */
    void check(Setting<Long> transactionTimeout, Problems problems) {
        if (!transactionTimeout.known()
                || !checkpointInterval.known()
                || transactionTimeout.value() > checkpointInterval.value()) {
            return;
        }
        if (transactionTimeout.given()) {
            problems.add(
                    transactionTimeout.key(),
                    transactionTimeout.shown()
                            + "; it must be greater than "
                            + checkpointInterval.reference());
        } else {
            problems.add(
                    checkpointInterval.key(),
                    checkpointInterval.shown()
                            + "; it must be less than "
                            + transactionTimeout.reference());
        }
    }

    /** Only when there are no problems. */
    StateConfig state() {
        return new StateConfig(
                backend.value(),
                checkpointInterval.value(),
                checkpointDir.value(),
                workingSet.value(),
                buckets.value());
    }

    private static Long interval(String text) throws Values.Refused {
        long millis = Values.duration(text);
        if (millis < SHORTEST_INTERVAL_MILLIS) {
            throw new Values.Refused("it must be at least 10 ms");
        }
        return millis;
    }
}
