package dev.recon.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the reference page of the configuration file from the declaration of its keys. */
public final class ConfigReference {

    private static final Map<String, String> SECTIONS = sections();

    private static final String INTRODUCTION =
            """
            # Configuration

            <!-- Generated from dev.recon.config.Options and example.yaml. Change those, then run
                 mvn test -Dtest=ConfigReferenceTest -Drecon.docs.update=true -->

            One YAML file says everything. It is checked as a whole before anything starts: unknown keys, wrong values
            and broken rules are all reported at once, each as `file:line:column: message`.

            - A *duration* is a whole number and `ms`, `s`, `min`, `h` or `d`: `30 s`, `1500ms`. It is greater than 0
              where nothing else is said, and at most 3650 d.
            - A *size* is a whole number and `B`, `kB`, `MB` or `GB`; each is 1024 of the one before.
            - A *JSON Pointer* (RFC 6901) begins with `/`: `/data/id`. In a name, `~` is written `~0` and `/` is
              written `~1`.
            - A *time* is RFC 3339 with an offset: `2026-11-20T10:00:00Z`.
            - `<name>` is a name that you choose, and `[]` is each element of a list.
            - Aliases (`*x`) and tags (`!x`) of YAML are refused; a text that begins so has to be quoted.
            - The bounds of all values are in [LIMITS.md](LIMITS.md#configuration).

            """;

    private static final String EXAMPLE = "A complete example";

    private ConfigReference() {}

    /** The page, in Markdown. */
    public static String markdown() {
        String tables =
                SECTIONS.keySet().stream()
                        .map(ConfigReference::section)
                        .collect(Collectors.joining());
        return INTRODUCTION
                + contents()
                + tables
                + "\n## "
                + EXAMPLE
                + "\n\n```yaml\n"
                + example()
                + "```\n";
    }

    private static String contents() {
        String sections =
                SECTIONS.keySet().stream()
                        .map(name -> "[" + name + "](#" + name + ")")
                        .collect(Collectors.joining(" · "));
        return "- " + sections + " · [" + EXAMPLE + "](#a-complete-example)\n";
    }

    /** A complete, commented configuration file. */
    public static String example() {
        try (InputStream in = ConfigReference.class.getResourceAsStream("example.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each section with what there is to say of all its keys together. */
    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put(
                "time",
                "`out-of-orderness` is at most `missing-after`, `correction-horizon` at least `missing-after` + `metrics-interval`, and"
                        + " `timer-resolution` at most `metrics-interval`. The letters are those of [the semantics](semantics.md#1-words).");
        sections.put("duplicates", "");
        sections.put(
                "streams",
                "A mapping from names to streams; there is at least one. A stream that no control uses is"
                        + " allowed.");
        sections.put("controls", "A list; there is at least one control.");
        sections.put(
                "fills",
                "Synthetic values for readings that are missing or invalid. Nothing is filled unless this section is there; `fills: {}` is"
                        + " enough. See [how to switch them on](howto/fills.md).");
        sections.put(
                "kafka",
                "Secrets are never printed, and refused when they stand in the file itself.");
        sections.put(
                "sinks",
                "Where the answers go. Each sink has a topic (the default) or a folder of its own.");
        sections.put("state", "How the job keeps what it knows.");
        return sections;
    }

    private static String section(String name) {
        List<Option> options =
                Options.ALL.stream().filter(option -> sectionOf(option).equals(name)).toList();
        String prose = SECTIONS.get(name).isEmpty() ? "" : SECTIONS.get(name) + "\n\n";
        return "\n## `"
                + name
                + "`\n\n"
                + prose
                + "| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n"
                + options.stream().map(ConfigReference::row).collect(Collectors.joining());
    }

    private static String sectionOf(Option option) {
        return option.path().split("[.\\[]", 2)[0];
    }

    private static String row(Option option) {
        String fallback = option.fallback() == null ? "" : "`" + option.fallback() + "`";
        return String.format(
                        "| `%s` | %s | %s | %s |%n",
                        option.path(),
                        option.type(),
                        option.isRequired() ? "*required*" : fallback,
                        option.description())
                .replace(System.lineSeparator(), "\n");
    }
}
