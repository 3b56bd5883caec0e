package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.run.ExitCodes;
import dev.recon.truth.Fact;
import dev.recon.truth.RecordedTruth;
import dev.recon.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class GenerateCommandTest {

    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(Object command, String... args) {
        return new CommandLine(command).setErr(new PrintWriter(err)).execute(args);
    }

    @Test
    void writesReadingsAuditAndTruthIntoTheFolder() throws IOException {
        int exit =
                run(
                        new GenerateCommand(),
                        "--out",
                        folder.toString(),
                        "--records",
                        "2000",
                        "--rate",
                        "max");
        Truth truth = RecordedTruth.read(folder.resolve("truth.jsonl"));

        assertThat(exit).isZero();
        assertThat(err.toString()).contains("2,000 expected");
        assertThat(Files.readAllLines(folder.resolve("audit.jsonl")))
                .hasSize((int) (truth.totals().auditRecords + truth.totals().malformedAudit));
        assertThat(Files.readAllLines(folder.resolve("readings.jsonl")))
                .hasSize((int) (truth.totals().readings + truth.totals().malformedSensor));
        assertThat(truth.ids(Fact.Kind.MISSING)).hasSize((int) truth.totals().missing);
        assertThat(truth.bySource()).hasSize(100);
    }

    @Test
    void readsBackTheTruthThatItWrote() throws IOException {
        String[] args = {
            "--out", folder.toString(), "--records", "500", "--rate", "max", "--skew", "0.5"
        };
        run(new GenerateCommand(), args);
        Truth truth = RecordedTruth.read(folder.resolve("truth.jsonl"));

        assertThat(truth.facts(Fact.Kind.SKEWED))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(Math.abs(fact.byMillis())).isBetween(1L, 5000L));
        assertThat(truth.facts(Fact.Kind.INVALID))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.reason()).isIn("OUT_OF_RANGE", "NOT_A_NUMBER"));
    }

    @Test
    void asksWhereToWrite() {
        assertThat(run(new GenerateCommand(), "--records", "5")).isEqualTo(2);
        assertThat(err.toString()).contains("either --out DIR or --bootstrap-servers");
    }

    @Test
    void saysWhatIsWrongWithTheOptions() {
        String[] args = {"--out", folder.toString(), "--rate", "max", "--missing", "2"};

        assertThat(run(new GenerateCommand(), args)).isEqualTo(2);
        assertThat(err.toString()).contains("--rate max needs", "--missing must be between");
    }

    @Test
    void helpBeginsWithAnExampleAndShowsDefaults() {
        assertThat(new CommandLine(new GenerateCommand()).getUsageMessage())
                .startsWith("recon generate --bootstrap-servers")
                .contains("Default: 0.1", "Default: 30s", "Default: 1000000/h");
        assertThat(new CommandLine(new ImportCommand()).getUsageMessage())
                .startsWith("recon import --readings");
    }

    @Test
    void importsIntoTheFolder() throws IOException {
        Path csv =
                Files.writeString(
                        folder.resolve("r.csv"), "source,seq,ts_ms,value\ns,1,1000,52\nbroken\n");
        int exit =
                run(new ImportCommand(), "--readings", csv.toString(), "--out", folder.toString());

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(folder.resolve("readings.jsonl")))
                .hasSize(2)
                .contains("broken");
        assertThat(err.toString()).contains("2 readings and 0 audit records", "1 and 0");
    }

    @Test
    void saysWhichFileIsNotThere() {
        Path absent = folder.resolve("absent.csv");

        assertThat(
                        run(
                                new ImportCommand(),
                                "--readings",
                                absent.toString(),
                                "--out",
                                folder.toString()))
                .isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(err.toString()).contains("there is no file " + absent);
    }
}
