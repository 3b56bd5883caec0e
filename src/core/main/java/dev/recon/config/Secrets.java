package dev.recon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts secrets in the place of {@code ${env:NAME}} and {@code ${file:PATH}}; says nothing of what
 * they are.
 */
final class Secrets {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(?:env:([A-Za-z_][A-Za-z0-9_]*)|file:([^{}\\p{Cntrl}]+))\\}");
    private static final List<String> SECRET_WORDS =
            List.of(
                    "password",
                    "passphrase",
                    "secret",
                    "jaas",
                    "ssl.keystore.key",
                    "api.key",
                    "access.key");

    private final UnaryOperator<String> env;

    Secrets(UnaryOperator<String> env) {
        this.env = env;
    }

    /** Whether the value of a key is nothing to be written into a file that people share. */
    static boolean isLiteral(String key, String text) {
        return isSecret(key) && !text.contains("${");
    }

    /** Whether a key says by its name that its value is a secret. */
    static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(lower::contains);
    }

    /**
     * The text with its secrets; where that is impossible, says why, and the result is not to be
     * used.
     */
    String resolve(String text, Consumer<String> problem) {
        if (PLACEHOLDER.matcher(text).replaceAll("").contains("${")) {
            problem.accept("what follows `${` must be `env:NAME}` or `file:PATH}`");
        }
        StringBuilder resolved = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String secret =
                    matcher.group(1) != null
                            ? variable(matcher.group(1), problem)
                            : file(matcher.group(2), problem);
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(secret));
        }
        return matcher.appendTail(resolved).toString();
    }

    private String variable(String name, Consumer<String> problem) {
        String value = env.apply(name);
        if (value == null) {
            problem.accept("the environment variable " + Words.quote(name) + " is not set");
            return "";
        }
        return value;
    }

    private static String file(String path, Consumer<String> problem) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            problem.accept("the file " + Words.quote(path) + " cannot be read");
            return "";
        }
    }
}
