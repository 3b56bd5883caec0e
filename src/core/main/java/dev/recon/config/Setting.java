package dev.recon.config;

/**
 * The value of one key, or the lack of it.
 *
 * @param path the key as it is spoken of
 * @param key where the key is, or the section that lacks it
 * @param at where the value is, or the section that lacks it
 * @param text as written, or the default; null when there is neither
 * @param value null when there is none, also because it was refused
 * @param given whether it was in the file
 */
record Setting<T>(String path, Position key, Position at, String text, T value, boolean given) {

    boolean known() {
        return value != null;
    }

    /** As the subject of a sentence: {@code path is `text`}. */
    String shown() {
        return path + " is " + Words.quote(text);
    }

    /** As what another setting is measured by: {@code path (`text`)}. */
    String reference() {
        return path + " (" + Words.quote(text) + (given ? ")" : " by default)");
    }
}
