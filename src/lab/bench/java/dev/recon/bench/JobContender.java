package dev.recon.bench;

import dev.recon.broker.FreePorts;
import dev.recon.cli.ReconMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The whole job, started as {@code recon run} starts it. With {@code --watch} a thread beside it
 * asks its web page for the checkpoints and the items held once a second. That costs the process
 * about a tenth more: figures of state are from such a run, those of time from another one.
 */
@Command(name = "job")
public final class JobContender implements Callable<Integer> {

    static final String PARALLELISM = "2";

    @Mixin private final ContenderOptions options = new ContenderOptions();
    @Mixin private final JobOptions job = new JobOptions();

    @Option(names = "--watch")
    private boolean watches;

    public static void main(String[] args) {
        int status = new CommandLine(new JobContender()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        Path config = options.dir.resolve("recon.yaml");
        Files.writeString(
                config,
                job.yaml(
                        options.bootstrapServers,
                        options.expected,
                        options.actual,
                        options.output,
                        options.dir.resolve("checkpoints"),
                        true));
        int port = FreePorts.find(1).get(0);
        if (!watches) {
            ReconMain.main(arguments(config, port));
            return 0;
        }
        try (JobWatch watch = JobWatch.start(port)) {
            ReconMain.main(arguments(config, port));
            Figures.write(options.figures, watch.figures());
        }
        return 0;
    }

    /** Of the program itself. */
    static String[] arguments(Path config, int port) {
        return new String[] {
            "run",
            "--config",
            config.toString(),
            "--parallelism",
            PARALLELISM,
            "--web-port",
            Integer.toString(port)
        };
    }
}
