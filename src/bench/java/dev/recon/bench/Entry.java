package dev.recon.bench;

import java.util.List;

/**
 * One line of a table: a contender on a workload.
 *
 * @param arguments beside those of the contender
 */
record Entry(
        String label, Contender contender, Topics topics, List<String> arguments, String heap) {}
