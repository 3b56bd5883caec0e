package dev.recon.bench;

import picocli.CommandLine.Option;

/** How much heap what is measured gets. */
final class HeapOption {

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "The most heap that a measured JVM may take, as -Xmx takes it.")
    String heap = "2g";
}
