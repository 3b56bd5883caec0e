package dev.recon.simulate;

import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plays every tape below a folder and says which of them do not come out as they should. */
public final class TapeCheck {

    public static final String CONFIG_FILE = "config.yaml";
    public static final String TAPE_FILE = "tape.jsonl";
    public static final String EXPECTED_FILE = "expected.jsonl";

    private final Function<Path, ReconConfig> configs;
    private final MachineFactory machines;

    /** Makes a machine without any past. */
    @FunctionalInterface
    public interface MachineFactory {
        TapeMachine create(ReconConfig config);
    }

    /**
     * @param configs reads a configuration file
     * @param machines what the tapes are played to, one machine for each
     */
    public TapeCheck(Function<Path, ReconConfig> configs, MachineFactory machines) {
        this.configs = configs;
        this.machines = machines;
    }

    /**
     * Writes one line for each tape that differs, and how many there are and do.
     *
     * @return whether none differs
     */
    public boolean check(Path dir, Appendable out) throws IOException {
        List<Path> folders = folders(dir);
        if (folders.isEmpty()) {
            throw new TapeException(
                    dir.toString(), "there is no folder with a tape below it", null);
        }
        int differing = 0;
        for (Path folder : folders) {
            Optional<String> difference = difference(folder);
            if (difference.isPresent()) {
                differing++;
                String name = folder.equals(dir) ? "." : dir.relativize(folder).toString();
                out.append(name).append(": ").append(oneLine(difference.get())).append('\n');
            }
        }
        out.append("%d tapes, %d differ\n".formatted(folders.size(), differing));
        return differing == 0;
    }

    /** What comes out of one tape. */
    public static List<TapeRow> play(Path tape, ReconConfig config, MachineFactory machines) {
        List<String> streams = config.streams().stream().map(StreamConfig::name).toList();
        return TapeRunner.run(Tape.read(tape, streams), machines.create(config));
    }

    /**
     * The first difference of one folder's tape, or why it cannot be played; a broken folder must
     * not hide the rest.
     */
    private Optional<String> difference(Path folder) {
        try {
            ReconConfig config = configs.apply(folder.resolve(CONFIG_FILE));
            List<TapeRow> actual = play(folder.resolve(TAPE_FILE), config, machines);
            List<TapeRow> expected = TapeComparison.readRows(folder.resolve(EXPECTED_FILE));
            return TapeComparison.firstDifference(expected, actual);
        } catch (RuntimeException e) {
            return Optional.of(
                    "cannot be played: " + (e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private static List<Path> folders(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(file -> file.endsWith(TAPE_FILE))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
