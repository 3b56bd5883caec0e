package dev.recon.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a table: a contender on a workload.
 *
 * @param arguments beside those of the contender
 */
record Entry(
        String label, Contender contender, Topics topics, List<String> arguments, String heap) {

    /** The job, looked at while it runs: see {@link JobContender}. */
    Entry watched() {
        List<String> more = new ArrayList<>(arguments);
        more.add("--watch");
        return new Entry(label, contender, topics, more, heap);
    }
}
