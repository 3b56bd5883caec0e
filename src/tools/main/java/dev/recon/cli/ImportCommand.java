package dev.recon.cli;

import dev.recon.generate.CsvColumns;
import dev.recon.generate.Destination;
import dev.recon.generate.LogImport;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.Progress;
import dev.recon.kafka.Reasons;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon import}: recorded readings and audit logs into the streams. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon import --readings node.events.csv.gz --audit node.audit.csv.gz --out node",
            "recon import --readings pump.csv --expected pump.expected.json --bootstrap-servers localhost:9092",
            ""
        },
        description = {
            "Copies CSV files of readings and of an audit log, gzipped or not, into the two streams, in the order "
                    + "of the files. A row that cannot be read is passed on as it is, so that the job reports it; "
                    + "nothing but blank lines is left out.",
            ""
        })
public final class ImportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--readings", paramLabel = "FILE", description = "CSV file of readings.")
    private Path readings;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "CSV file of what should have arrived.")
    private Path audit;

    @Option(
            names = "--expected",
            paramLabel = "FILE",
            description =
                    "Where there is no audit log: JSON with an array 'sources' of source, first_seq, last_seq, "
                            + "ts0_ms and cadence_ms; makes one audit record for every sequence number.")
    private Path expected;

    @Mixin private final CsvColumns columns = new CsvColumns();

    @Mixin private final Destination destination = new Destination();

    @Override
    public Integer call() {
        check();
        long startNanos = System.nanoTime();
        try {
            summarise(run(), (System.nanoTime() - startNanos) / 1e9);
            return ExitCodes.OK;
        } catch (NoSuchFileException e) {
            return failed("there is no file " + e.getFile());
        } catch (IOException e) {
            return failed(Reasons.of(e));
        }
    }

    private void check() {
        if (readings == null && audit == null && expected == null) {
            throw new ParameterException(
                    spec.commandLine(), "say what to import: --readings, --audit or --expected");
        }
        if (audit != null && expected != null) {
            throw new ParameterException(
                    spec.commandLine(), "--audit and --expected both say what is expected");
        }
        if (destination.problem() != null) {
            throw new ParameterException(spec.commandLine(), destination.problem());
        }
    }

    private LogImport.Counts run() throws IOException {
        try (LogImport logs = new LogImport(readings, audit, expected, columns);
                PlantOutput output = destination.open().output();
                Progress progress = Progress.onTerminal(logs::written, Long.MAX_VALUE)) {
            return logs.run(output);
        }
    }

    private void summarise(LogImport.Counts counts, double seconds) {
        spec.commandLine()
                .getErr()
                .printf(
                        "%,d readings and %,d audit records in %.1f s to %s; passed on as they are, because they cannot be "
                                + "read: %,d and %,d%n",
                        counts.readings(),
                        counts.audit(),
                        seconds,
                        destination.describe(),
                        counts.unreadableReadings(),
                        counts.unreadableAudit());
        spec.commandLine().getErr().flush();
    }

    private int failed(String why) {
        spec.commandLine().getErr().println("recon import: " + why);
        return ExitCodes.CONFIGURATION;
    }
}
