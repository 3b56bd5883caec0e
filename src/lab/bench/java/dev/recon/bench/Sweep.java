package dev.recon.bench;

import dev.recon.bench.report.Result;
import dev.recon.bench.report.Table;
import dev.recon.bench.report.Texts;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;

/** The job at several settings of one thing, to see whether what a record costs stays the same. */
final class Sweep {

    private Sweep() {}

    /** The lines of the table; the topics they are run on are written first. */
    @FunctionalInterface
    interface Entries {
        List<Entry> of(Lab lab) throws Exception;
    }

    /** The exit status. */
    static int run(CommandSpec spec, String title, String subject, int runs, Entries entries)
            throws Exception {
        try (Lab lab = Lab.open(spec.commandLine().getErr())) {
            Series series = new Series(lab, spec.commandLine().getErr());
            List<Result> results = series.run(entries.of(lab), runs);
            Report report = new Report(spec, title, subject);
            report.publish(
                    table(results),
                    report.chart(runs)
                            .panel(
                                    Figures.CPU_PER_MILLION_IN_OUT,
                                    "CPU seconds per million input and output records (less is better)",
                                    "%.2f"),
                    results);
            return series.failures() == 0 ? 0 : 1;
        }
    }

    private static Table table(List<Result> results) {
        Table table =
                new Table(
                        "",
                        "input",
                        "output",
                        "records/s",
                        "CPU s/M in",
                        "of first",
                        "CPU s/M in+out",
                        "of first",
                        "peak memory",
                        "state",
                        "items held");
        for (Result each : results) {
            Result first = results.get(0);
            OptionalDouble in = each.median(Figures.CPU_PER_MILLION_IN);
            OptionalDouble both = each.median(Figures.CPU_PER_MILLION_IN_OUT);
            table.add(
                    each.label(),
                    Texts.count(each.median(Figures.INPUT_RECORDS)),
                    Texts.count(each.median(Figures.OUTPUT_RECORDS)),
                    Texts.count(each.median(Figures.RECORDS_PER_SECOND)),
                    Texts.decimal(in),
                    Texts.times(in, first.median(Figures.CPU_PER_MILLION_IN)),
                    Texts.decimal(both),
                    Texts.times(both, first.median(Figures.CPU_PER_MILLION_IN_OUT)),
                    Texts.bytes(each.median(Figures.PEAK_BYTES)),
                    Texts.bytes(each.median(Figures.STATE_BYTES)),
                    Texts.count(each.median(Figures.ITEMS_HELD)));
        }
        return table;
    }
}
