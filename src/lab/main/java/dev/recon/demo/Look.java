package dev.recon.demo;

import java.nio.charset.Charset;

/**
 * How bars and emphasis are written, by what the terminal can show.
 *
 * @param escapes whether it understands escape sequences
 * @param full a cell of a bar
 */
public record Look(boolean escapes, String full, String half, String empty) {

    /** For files, and for terminals that know nothing but ASCII. */
    public static final Look PLAIN = new Look(false, "#", ":", ".");

    public static Look terminal(Charset charset) {
        String blocks = "█▒░";
        return charset.newEncoder().canEncode(blocks)
                ? new Look(true, "█", "▒", "░")
                : new Look(true, PLAIN.full, PLAIN.half, PLAIN.empty);
    }

    String bold(String text) {
        return escapes ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return escapes ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
