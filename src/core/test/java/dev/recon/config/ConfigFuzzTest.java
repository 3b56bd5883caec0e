package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text is, the answer is a configuration or a list of problems that have a place. */
class ConfigFuzzTest {

    private static final int ROUNDS = 4_000;
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "- ",
        "\n",
        "\n  ",
        "\t",
        "&a ",
        "*a",
        "!x ",
        "!!int ",
        "? ",
        "| ",
        ">-\n",
        "'",
        "\"",
        "\\",
        "\\u",
        "%YAML 9\n",
        "---\n",
        "...\n",
        "#",
        "null",
        "~",
        "0",
        "-1",
        "1e999",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "😀",
        "${env:",
        "${",
        "}",
        "<<: ",
        "=",
        "header:",
        "/~",
        "99999999999999999999 d",
        "- - - ",
        "{a: {a: ",
        "time: ",
        "2026-99-99T00:00:00Z"
    };

    @Test
    void mutatedTextsAreReadOrRefused() {
        long seed = Long.getLong("recon.seed", System.nanoTime());
        System.out.println("ConfigFuzzTest seed (-Drecon.seed): " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String yaml = random.nextBoolean() ? ConfigReference.example() : Yaml.MINIMAL;
            for (int i = random.nextInt(4); i >= 0; i--) {
                yaml = mutate(yaml, random);
            }
            refused += isRefused(yaml, "round " + round + " of seed " + seed) ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS);
    }

    private static boolean isRefused(String yaml, String label) {
        try {
            assertThat(ConfigReader.parse("c.yaml", yaml, name -> "x")).isNotNull();
            return false;
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .as(label)
                    .isNotEmpty()
                    .allMatch(p -> p.line() >= 1 && p.column() >= 1 && !p.message().contains("\n"))
                    .isSortedAccordingTo(
                            (a, b) ->
                                    a.line() != b.line()
                                            ? Integer.compare(a.line(), b.line())
                                            : Integer.compare(a.column(), b.column()));
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(label + ", text:\n" + yaml, e);
        }
    }

    /** Inserts, removes, doubles or moves a piece. */
    private static String mutate(String yaml, Random random) {
        int from = random.nextInt(yaml.length() + 1);
        int to = Math.min(yaml.length(), from + random.nextInt(30));
        String piece = yaml.substring(from, to);
        return switch (random.nextInt(5)) {
            case 0 -> yaml.substring(0, from) + yaml.substring(to);
            case 1 -> yaml.substring(0, to) + piece + yaml.substring(to);
            case 2 -> piece + yaml.substring(0, from) + yaml.substring(to);
            case 3 ->
                    yaml.substring(0, from)
                            + PIECES[random.nextInt(PIECES.length)]
                            + yaml.substring(to);
            default ->
                    yaml.substring(0, from)
                            + PIECES[random.nextInt(PIECES.length)]
                            + yaml.substring(from);
        };
    }
}
