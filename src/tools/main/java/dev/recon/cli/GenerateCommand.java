package dev.recon.cli;

import dev.recon.generate.Destination;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantOutput;
import dev.recon.generate.Progress;
import dev.recon.kafka.Reasons;
import dev.recon.run.ExitCodes;
import dev.recon.truth.Totals;
import dev.recon.truth.TruthWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recon generate}: a simulated plant, and the truth about it. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon generate --bootstrap-servers localhost:9092 --duration 10min",
            "recon generate --out plant --records 1000000 --rate max --seed 7",
            ""
        },
        description = {
            "Simulates a plant: readings of its sensors and the audit log of what they sent, with losses, "
                    + "duplicates, late and broken records. Writes to Kafka or to files, and beside it the truth: "
                    + "every single thing that went wrong, and exact sums.",
            "Ctrl-C ends it cleanly.",
            ""
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final long LAST_WRITES_SECONDS = 60;

    private final long startNanos = System.nanoTime();

    @Spec private CommandSpec spec;

    @Mixin private final Destination destination = new Destination();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "Where the truth is written (default: truth.jsonl in the folder of --out, or here).")
    private Path truth;

    @Mixin private final PlantOptions options = new PlantOptions();

    @Override
    public Integer call() throws IOException {
        check();
        try {
            run(destination.open());
            return ExitCodes.OK;
        } catch (IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println("recon generate: " + Reasons.of(e));
            return ExitCodes.CONFIGURATION;
        }
    }

    private void check() {
        if (destination.problem() != null) {
            throw new ParameterException(spec.commandLine(), destination.problem());
        }
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", problems));
        }
    }

    /**
     * The shutdown hook waits until output and truth are complete, so that both agree after a
     * Ctrl-C.
     */
    private void run(Destination.Opened opened) throws IOException {
        options.sensorPartitions = opened.sensorPartitions();
        options.auditPartitions = opened.auditPartitions();
        Plant plant = new Plant(options);
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(plant, finished), "stop-plant");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            summarise(write(plant, opened.output()));
        } finally {
            finished.countDown();
            removeHook(hook);
        }
    }

    private Totals write(Plant plant, PlantOutput opened) throws IOException {
        try (PlantOutput output = opened;
                TruthWriter truthWriter = new TruthWriter(truthFile());
                Progress progress = Progress.onTerminal(plant::eventsDone, options.events())) {
            return plant.run(output, truthWriter);
        }
    }

    private void summarise(Totals totals) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        spec.commandLine()
                .getErr()
                .printf(
                        "%,d records in %.1f s to %s: %,d expected, %,d matched, %,d missing, %,d unexpected, %,d invalid, "
                                + "%,d malformed; the truth is in %s%n",
                        totals.written(),
                        seconds,
                        destination.describe(),
                        totals.expected,
                        totals.matched,
                        totals.missing,
                        totals.unexpected,
                        totals.invalid,
                        totals.malformedAudit + totals.malformedSensor,
                        truthFile());
        spec.commandLine().getErr().flush();
    }

    private Path truthFile() {
        if (truth != null) {
            return truth;
        }
        return destination.out != null
                ? destination.out.resolve("truth.jsonl")
                : Path.of("truth.jsonl");
    }

    private static void stopAndWait(Plant plant, CountDownLatch finished) {
        plant.stop();
        try {
            finished.await(LAST_WRITES_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Being shut down already: the hook is what brought us here.
        }
    }
}
