package dev.recon.cli;

import dev.recon.config.ConfigReader;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ReconConfig;
import dev.recon.core.Routes;
import dev.recon.generate.Progress;
import dev.recon.report.ReportModel;
import dev.recon.report.ReportReader;
import dev.recon.report.ReportTopics;
import dev.recon.report.Truths;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon report}: a sensor's series with its gaps, to look at. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon report --config flink-conf/recon.yaml --control ingest",
            "recon report --config flink-conf/recon.yaml --source s1 --from 2026-11-20T10:00:00Z --to 2026-11-20T16:00:00Z",
            ""
        },
        description = {
            "Draws a stretch of a sensor's complete series: what was measured, what was filled and how sure that is, what"
                    + " was found later, and the truth where it is known; with a table of the fills, and how good all fills"
                    + " of the sensor have been. Writes one HTML file that fetches nothing.",
            "",
            "Reads what is committed by the time it starts, from topics (sinks.series and sinks.fills); a job that writes"
                    + " to folders has to be run with topics for it.",
            ""
        })
final class ReportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the job.")
    private Path file;

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "Whose series; not needed where there is only one control.")
    private String control;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Which output of the control; not needed where it has only one.")
    private String output;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "The sensor. Without it: a table of all of them, and the picture of the one with most synthetic"
                            + " readings.")
    private String source;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Where the stretch begins, an RFC 3339 time. Without --from and --to: the longest gap that was"
                            + " filled, and what is around it.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Where it ends.")
    private String to;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "True values of lost readings: lines of JSON with \"source\", \"id\" and \"value\", as 'recon import"
                            + " --value-field value' makes them of a CSV file.")
    private Path truth;

    @Option(names = "--out", paramLabel = "FILE", description = "The file that is written.")
    private Path out = Path.of("report.html");

    @Override
    public Integer call() throws IOException {
        ReconConfig config = ConfigReader.read(file);
        ReportReader.Request request = request(config);
        AtomicLong looked = new AtomicLong();
        ReportModel model;
        try (Progress progress = Progress.onTerminal(looked::get, Long.MAX_VALUE)) {
            model =
                    ReportReader.read(
                            config.kafka(), ReportTopics.of(config.sinks()), request, looked);
        }
        Path page = out.toAbsolutePath();
        if (page.getParent() != null) {
            Files.createDirectories(page.getParent());
        }
        Files.writeString(page, model.html());
        PrintWriter said = spec.commandLine().getOut();
        said.println(model.inWords());
        if (!model.leftOut().isEmpty()) {
            said.println(model.leftOut());
        }
        said.println("The report is " + page);
        said.flush();
        return ExitCodes.OK;
    }

    private ReportReader.Request request(ReconConfig config) throws IOException {
        Routes.Leg leg = leg(ConfiguredRoutes.of(config).legs());
        Long fromMillis = from == null ? null : millis("--from", from);
        Long toMillis = to == null ? null : millis("--to", to);
        if (fromMillis != null && toMillis != null && fromMillis >= toMillis) {
            throw mistake("--from must be before --to");
        }
        return new ReportReader.Request(leg, source, fromMillis, toMillis, truths());
    }

    private Truths truths() throws IOException {
        return truth == null ? Truths.NONE : Truths.read(NoFile.required("--truth", truth), source);
    }

    private Routes.Leg leg(List<Routes.Leg> all) {
        List<Routes.Leg> ofControl =
                all.stream()
                        .filter(leg -> control == null || leg.control().equals(control))
                        .toList();
        if (ofControl.isEmpty()) {
            throw mistake("--control " + control + ": the configuration has " + names(all));
        }
        List<Routes.Leg> meant =
                ofControl.stream()
                        .filter(leg -> output == null || leg.output().equals(output))
                        .toList();
        if (meant.size() != 1) {
            throw mistake("--control and --output must name one of " + names(ofControl));
        }
        return meant.get(0);
    }

    private static String names(List<Routes.Leg> legs) {
        return legs.stream()
                .map(leg -> leg.control() + " (output " + leg.output() + ")")
                .collect(Collectors.joining(", "));
    }

    private long millis(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw mistake(
                    option
                            + " "
                            + text
                            + ": it must be an RFC 3339 time such as 2026-11-20T10:00:00Z");
        }
    }

    private ParameterException mistake(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
