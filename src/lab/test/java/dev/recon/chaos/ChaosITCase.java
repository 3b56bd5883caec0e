package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.verdict.Check;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code recon chaos}. */
class ChaosITCase {

    private static final long RECORDS = 100_000;
    private static final double MINUTES = 1.5;
    private static final int KILLS = 3;
    private static final long SEED = 5;

    @TempDir private Path folder;

    @Test
    void nothingIsLostAndNothingDoubledWhateverDies() throws Exception {
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        ChaosOptions options = new ChaosOptions(RECORDS, MINUTES, KILLS, SEED, folder);
        Report report = new Chaos(options, new Voice(err, false)).run();

        assertThat(report.checks()).hasSizeGreaterThan(25).allMatch(Check::holds);
        assertThat(Report.page(folder)).exists();
    }
}
