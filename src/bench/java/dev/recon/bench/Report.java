package dev.recon.bench;

import dev.recon.bench.report.BarChart;
import dev.recon.bench.report.Result;
import dev.recon.bench.report.ResultFiles;
import dev.recon.bench.report.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the table of a command and leaves its files behind. */
final class Report {

    private final CommandSpec spec;
    private final String title;

    Report(CommandSpec spec, String title) {
        this.spec = spec;
        this.title = title;
    }

    /** The picture that most tables have: what a record costs, and how many go through. */
    BarChart chart() {
        return new BarChart(title, subtitle())
                .panel(
                        Figures.CPU_PER_MILLION_IN,
                        "CPU seconds per million input records (less is better)",
                        "%.2f")
                .panel(
                        Figures.RECORDS_PER_SECOND,
                        "Input records per second (more is better)",
                        "%,.0f");
    }

    /** With no picture when {@code chart} is null. */
    void publish(Table table, BarChart chart, List<Result> results) throws IOException {
        ResultFiles files = new ResultFiles(Libraries.built().resolve("results"), spec.name());
        files.json(settings(), results);
        files.table(table);
        if (chart != null) {
            files.svg(chart.draw(results));
        }
        spec.commandLine().getOut().println(table);
        spec.commandLine().getErr().println("recon bench: see " + files.pattern());
    }

    /** Every option with the value that it had. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp() && option.getValue() != null) {
                settings.put(option.longestName(), option.getValue().toString());
            }
        }
        return settings;
    }

    private String subtitle() {
        Map<String, Object> settings = settings();
        return String.format(
                "%s audit records and their readings; median of %s run(s), whiskers from lowest to highest; %d processors",
                settings.getOrDefault("--records", ""),
                settings.getOrDefault("--runs", "1"),
                Runtime.getRuntime().availableProcessors());
    }
}
