package dev.recon.bench;

import dev.recon.generate.Span;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the tables over several runs have in common. */
final class BenchOptions {

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many audit records; there are almost as many readings.")
    long records = 5_000_000;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How much event time the records are spread over.")
    Span duration = Span.minutes(60);

    @Mixin final RunsOption repetition = new RunsOption();

    @Mixin final HeapOption memory = new HeapOption();

    /** For the subtitle of a picture. */
    String subject() {
        return String.format("%,d audit records and their readings, %s", records, duration);
    }
}
