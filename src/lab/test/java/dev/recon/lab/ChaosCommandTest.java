package dev.recon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.cli.ReconMain;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int recon(String... args) {
        return ReconMain.alone(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void helpBeginsWithAnExample() {
        assertThat(recon("chaos", "--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).startsWith("recon chaos").contains("--kills");
    }

    @ParameterizedTest
    @CsvSource({"--records,0", "--minutes,0.1", "--kills,0", "--seed,x"})
    void refusesWhatCannotBe(String option, String value) {
        assertThat(recon("chaos", option, value)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(option);
    }
}
