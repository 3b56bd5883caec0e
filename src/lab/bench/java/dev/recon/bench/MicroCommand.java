package dev.recon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recon bench micro}: JMH's own command line. */
@Command(
        name = "micro",
        header = {"recon bench micro", "recon bench micro -f 1 -prof gc Decode", ""},
        description = {
            "Runs the micro benchmarks whose names match, with JMH; -l lists them and -h shows JMH's options.",
            ""
        })
final class MicroCommand implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
    boolean help;

    @Parameters(arity = "0..*", paramLabel = "ARGS", description = "As JMH takes them.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Main.main(arguments.toArray(new String[0]));
        return 0;
    }
}
