package dev.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.config.ConfigException;
import dev.recon.config.ConfigProblem;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.run.ExitCodes;
import dev.recon.run.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.client.program.ProgramAbortException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ReconMainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpBeginsWithAnExample() {
        assertThat(recon("--help")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).startsWith("Example").contains("Usage: recon", "Exit codes:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpNamesEveryExitCode() {
        recon("--help");
        String help = out.toString().replaceAll("\\s+", " ");
        ExitCodes.meanings()
                .forEach((code, meaning) -> assertThat(help).contains(" " + code + " " + meaning));
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(recon("--version")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).containsPattern("^recon \\d+\\.\\d+").doesNotContain("${");
    }

    @Test
    void noVerbIsAMistakeOfUsage() {
        assertThat(recon()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("a command is missing", "recon --help");
    }

    @Test
    void suggestsTheVerbThatWasMeant() {
        assertThat(recon("helpp")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("helpp").contains("recon help");
    }

    @Test
    void printsEveryProblemOfAConfiguration() {
        assertThat(failing(badConfig())).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(err.toString())
                .contains("2 problems", "recon.yaml:3:5: unknown key", "recon.yaml:9:1: too long")
                .doesNotContain("\tat ");
    }

    @Test
    void findsAConfigurationProblemThatFlinkHasWrapped() {
        assertThat(failing(new RuntimeException("Job failed", badConfig())))
                .isEqualTo(ExitCodes.CONFIGURATION);
    }

    @Test
    void saysWhatCouldNotBeReached() {
        assertThat(
                        failing(
                                new KafkaUnreachable(
                                        "no broker answered at 127.0.0.1:1 within 5 s", null)))
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(err.toString().strip())
                .isEqualTo("recon: no broker answered at 127.0.0.1:1 within 5 s");
    }

    @Test
    void anythingElseIsABugWithItsStackTrace() {
        assertThat(failing(new IllegalStateException("odd"))).isEqualTo(ExitCodes.BUG);
        assertThat(err.toString())
                .contains("a bug in recon", "IllegalStateException: odd", "\tat ");
    }

    @Test
    void anErrorIsABugToo() {
        assertThat(failing(new StackOverflowError())).isEqualTo(ExitCodes.BUG);
        assertThat(err.toString()).contains("a bug in recon", "StackOverflowError");
    }

    @Test
    void survivesCausesThatFormARing() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(failing(one)).isEqualTo(ExitCodes.BUG);
    }

    @Test
    void underFlinkThrowsInsteadOfExiting() {
        ConfigException bad = badConfig();
        assertThatThrownBy(() -> hosted(bad)).isSameAs(bad);
    }

    @Test
    void underFlinkLetsTheAbortPass() {
        ProgramAbortException abort = new ProgramAbortException();
        assertThatThrownBy(() -> hosted(abort)).isSameAs(abort);
    }

    @Test
    void underFlinkReturnsWhenAllWentWell() throws Exception {
        hosted(null);
        assertThat(err.toString()).isEmpty();
    }

    private int recon(String... args) {
        return ReconMain.alone(args, writer(out), writer(err));
    }

    private int failing(Throwable failure) {
        return program(failure).alone(new String[0]);
    }

    private void hosted(Throwable failure) throws Exception {
        program(failure).hosted(new String[0]);
    }

    private Program program(Throwable failure) {
        return new Program(
                new CommandLine(new Fails(failure)), List.of(), writer(out), writer(err));
    }

    private static PrintWriter writer(StringWriter to) {
        return new PrintWriter(to, true);
    }

    private static ConfigException badConfig() {
        return new ConfigException(
                List.of(
                        new ConfigProblem("recon.yaml", 3, 5, "unknown key"),
                        new ConfigProblem("recon.yaml", 9, 1, "too long")));
    }

    /** A verb that ends as it is asked to. */
    @Command(name = "fails")
    private record Fails(Throwable failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof Exception exception) {
                throw exception;
            }
            return ExitCodes.OK;
        }
    }
}
