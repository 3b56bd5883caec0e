package dev.recon.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In processes of their own, for each of them ends. */
class FarewellTest {

    private static final int EXIT = 17;

    /** Ends by itself, with that exit code, or waits for a signal where it is given none. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            PrintWriter err = new PrintWriter(System.err, true, UTF_8);
            Farewell.expect(err, new Failures(List.of()));
            if (arguments.length > 0) {
                System.exit(Integer.parseInt(arguments[0]));
            }
            err.println("ready");
            Thread.currentThread().join();
        }
    }

    private static Process start(String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).start();
    }

    @Test
    void anExitFromWithinIsNotCalledASignal() throws Exception {
        Process program = start(Integer.toString(EXIT));
        assertThat(new String(program.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(program.waitFor()).isEqualTo(EXIT);
    }

    @Test
    void aSignalIsCalledSo() throws Exception {
        Process program = start();
        assertThat(program.inputReader(UTF_8).readLine()).isEqualTo("ready");
        // Process.destroy would close what is read from it, too.
        program.toHandle().destroy();
        assertThat(program.inputReader(UTF_8).readLine()).isEqualTo("recon: stopped by a signal");
        assertThat(program.waitFor()).isEqualTo(ExitCodes.TERMINATED);
    }
}
