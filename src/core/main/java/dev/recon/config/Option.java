package dev.recon.config;

/**
 * One key of the configuration file, as the reader and the reference page both know it.
 *
 * @param path dotted; {@code <name>} stands for a name that the user chooses, {@code []} for each
 *     element of a list
 * @param type what may be written
 * @param need whether it can be left out
 * @param fallback what holds when it is left out, as it would be written; null for nothing
 * @param description prose for the reference page
 */
record Option(String path, String type, Need need, String fallback, String description) {

    /** Whether a key can be left out. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static Option required(String path, String type, String description) {
        return new Option(path, type, Need.REQUIRED, null, description);
    }

    static Option optional(String path, String type, String description) {
        return new Option(path, type, Need.OPTIONAL, null, description);
    }

    static Option withDefault(String path, String type, String fallback, String description) {
        return new Option(path, type, Need.OPTIONAL, fallback, description);
    }

    /** The last word of the path. */
    String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }
}
