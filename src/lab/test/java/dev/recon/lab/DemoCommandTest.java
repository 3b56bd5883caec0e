package dev.recon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.cli.ReconMain;
import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(String... args) {
        return ReconMain.alone(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void helpBeginsWithAnExample() {
        assertThat(demo("demo", "--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).startsWith("recon demo").contains("--keep");
    }

    @ParameterizedTest
    @CsvSource({"--records,0", "--speed,0.5", "--speed,1001", "--seed,x"})
    void refusesWhatCannotBe(String option, String value) {
        assertThat(demo("demo", option, value)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains(option);
    }
}
