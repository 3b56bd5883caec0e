package dev.recon.bench;

import picocli.CommandLine.Option;

/** How many sensors the plant of a benchmark has. */
final class SourcesOption {

    @Option(
            names = "--sources",
            converter = AtLeastOne.class,
            paramLabel = "N",
            description = "How many sensors there are.")
    int sources = 1000;
}
