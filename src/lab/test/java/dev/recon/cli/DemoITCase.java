package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.run.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoITCase {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(String... args) {
        return ReconMain.alone(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void theJobsAnswerAndTheTruthAgree() {
        int code = demo("demo", "--records", "3000", "--speed", "200", "--seed", "11");
        assertThat(out.toString().strip())
                .endsWith("The job's answer and the truth agree, id by id.");
        assertThat(out.toString()).contains("5 of 5", "MISSING").doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCodes.OK);
    }

    @Test
    void theyAgreeOnProcessesTooWhenATaskManagerIsKilled() {
        int code = demo("demo", "--cluster", "--records", "3000", "--speed", "60", "--seed", "11");
        assertThat(out.toString())
                .contains("has just been killed (SIGKILL)", "the job ran again after")
                .contains("The job's answer and the truth agree, id by id.");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCodes.OK);
    }
}
