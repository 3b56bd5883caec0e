package dev.recon.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that was named on the command line is not there. */
final class NoFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoFile(String what) {
        super(what);
    }

    /**
     * The file that an option names.
     *
     * @throws NoFile when it is not there, cannot be read, or is a folder
     */
    static Path required(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new NoFile(option + ": there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new NoFile(option + ": " + file + " is a folder");
        }
        return file;
    }
}
