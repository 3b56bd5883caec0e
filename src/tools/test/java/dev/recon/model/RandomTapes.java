package dev.recon.model;

import dev.recon.config.ControlConfig;
import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.time.Rules;
import dev.recon.simulate.Tape;
import dev.recon.simulate.TapeCheck;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tapes by number: the same seed always makes the same tape, whatever ran before. */
public final class RandomTapes {

    private RandomTapes() {}

    /** A configuration and a tape for it. */
    public record RandomTape(long seed, ReconConfig config, List<String> lines) {

        public Tape tape() {
            List<String> streams = config.streams().stream().map(StreamConfig::name).toList();
            return Tape.parse("seed " + seed, lines, streams);
        }

        /** What the naive model makes of it. */
        public List<TapeRow> expected() {
            return TapeRunner.run(tape(), new NaiveModel(config));
        }

        /**
         * Writes the tape as a folder that {@code recon simulate --check} takes, to look into a
         * difference.
         */
        public void toFolder(Path folder) throws IOException {
            Files.createDirectories(folder);
            Files.write(folder.resolve(TapeCheck.CONFIG_FILE), yaml(config));
            Files.write(folder.resolve(TapeCheck.TAPE_FILE), lines);
            List<String> rows = expected().stream().map(TapeRow::toJson).toList();
            Files.write(folder.resolve(TapeCheck.EXPECTED_FILE), rows);
        }
    }

    public static RandomTape of(long seed) {
        Random random = new Random(seed);
        random.nextLong(); // neighbouring seeds begin alike
        ReconConfig config = RandomConfig.of(random);
        return new RandomTape(seed, config, RandomStory.of(random, config));
    }

    private static List<String> yaml(ReconConfig config) {
        List<String> yaml = new ArrayList<>();
        Rules rules = config.rules();
        yaml.add("time:");
        yaml.add("  metrics-interval: \"" + rules.metricsIntervalMillis() + " ms\"");
        yaml.add("  missing-after: \"" + rules.missingAfterMillis() + " ms\"");
        yaml.add("  out-of-orderness: \"" + rules.outOfOrdernessMillis() + " ms\"");
        yaml.add("  correction-horizon: \"" + rules.correctionHorizonMillis() + " ms\"");
        yaml.add("  idle-timeout: \"" + rules.idleTimeoutMillis() + " ms\"");
        yaml.add("  timer-resolution: \"" + rules.timerResolutionMillis() + " ms\"");
        yaml.add("  future-tolerance: \"" + rules.futureToleranceMillis() + " ms\"");
        yaml.add("duplicates: \"" + (rules.reportDuplicates() ? "report" : "count") + "\"");
        yaml.add("streams:");
        config.streams().forEach(stream -> stream(yaml, stream));
        yaml.add("controls:");
        config.controls().forEach(control -> control(yaml, control));
        return yaml;
    }

    private static void stream(List<String> yaml, StreamConfig stream) {
        yaml.add("  " + stream.name() + ":");
        yaml.add("    topic: \"" + stream.topic() + "\"");
        yaml.add("    fields:");
        stream.fields()
                .forEach(
                        (field, path) ->
                                yaml.add(
                                        "      %s: \"%s\""
                                                .formatted(
                                                        field.name().toLowerCase(Locale.ROOT),
                                                        path.path())));
        if (stream.range() != null) {
            yaml.add(
                    "    range: { min: "
                            + stream.range().min()
                            + ", max: "
                            + stream.range().max()
                            + " }");
        }
    }

    private static void control(List<String> yaml, ControlConfig control) {
        yaml.add("  - name: \"" + control.name() + "\"");
        yaml.add(
                "    expected: { "
                        + selector(control.expected().stream(), control.expected().role())
                        + " }");
        yaml.add("    actual:");
        for (Output output : control.actual()) {
            String selector = selector(output.stream(), output.role());
            yaml.add("      - { name: \"" + output.name() + "\", " + selector + " }");
        }
        yaml.add("    require: " + (control.require() == Require.ANY ? "any" : "all"));
    }

    private static String selector(String stream, String role) {
        return "stream: \"" + stream + "\"" + (role == null ? "" : ", role: \"" + role + "\"");
    }
}
