package dev.recon.config;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param line from 1
 * @param column from 1
 */
public record ConfigProblem(String file, int line, int column, String message) {

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
