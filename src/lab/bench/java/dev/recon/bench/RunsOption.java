package dev.recon.bench;

import picocli.CommandLine.Option;

/** How often a benchmark is repeated. */
final class RunsOption {

    @Option(
            names = "--runs",
            converter = AtLeastOne.class,
            paramLabel = "N",
            description = "How often everything is run; figures are medians.")
    int runs = 3;
}
