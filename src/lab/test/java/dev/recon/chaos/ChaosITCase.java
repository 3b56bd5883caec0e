package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.cli.Cli;
import dev.recon.run.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code recon chaos}. */
class ChaosITCase {

    private static final String RECORDS = "100000";
    private static final String MINUTES = "1.5";
    private static final String KILLS = "3";
    private static final String SEED = "5";

    @TempDir private Path folder;

    @Test
    void nothingIsLostAndNothingDoubledWhateverDies() {
        String[] args = {
            "chaos",
            "--records",
            RECORDS,
            "--minutes",
            MINUTES,
            "--kills",
            KILLS,
            "--seed",
            SEED,
            "--report",
            folder.toString()
        };
        Cli chaos = Cli.recon(args);

        assertThat(chaos.exitCode()).as("%s%s", chaos.out(), chaos.err()).isEqualTo(ExitCodes.OK);
        assertThat(chaos.lines()).filteredOn(line -> line.startsWith("ok ")).hasSizeGreaterThan(25);
        assertThat(Report.page(folder)).exists();
    }
}
