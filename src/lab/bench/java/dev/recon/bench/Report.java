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
    private final String subject;

    /**
     * @param subject what the title is about: on which data, for example
     */
    Report(CommandSpec spec, String title, String subject) {
        this.spec = spec;
        this.title = title;
        this.subject = subject;
    }

    /** The picture that most tables have: what a record costs, and how many go through. */
    BarChart chart(int runs) {
        return emptyChart(runs)
                .panel(
                        Figures.CPU_PER_MILLION_IN,
                        "CPU seconds per million input records (less is better)",
                        "%.2f")
                .panel(
                        Figures.RECORDS_PER_SECOND,
                        "Input records per second (more is better)",
                        "%,.0f");
    }

    /** Without any panel. */
    BarChart emptyChart(int runs) {
        return new BarChart(title, subtitle(runs));
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

    private String subtitle(int runs) {
        String medians =
                runs == 1
                        ? "one run"
                        : "medians of " + runs + " runs, whiskers from lowest to highest";
        int processors = Runtime.getRuntime().availableProcessors();
        return subject + "; " + medians + "; " + processors + " processors";
    }
}
