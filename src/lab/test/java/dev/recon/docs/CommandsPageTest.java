package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.cli.ReconMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of all verbs is what they say of themselves. */
class CommandsPageTest {

    private static final Path PAGE = Page.root().resolve("docs").resolve("commands.md");
    private static final int WIDTH = 120;
    private static final String HELP = "help";

    private static final String INTRODUCTION =
            """
            # Commands

            <!-- Generated from what the verbs say with --help. Change that, then run
                 mvn test -Dtest=CommandsPageTest -Drecon.docs.update=true -->

            Reference: every verb of `recon` and its options, as `recon VERB --help` shows them. How each ends:
            [Exit codes](exit-codes.md). `recon bench`, from a checkout, has [a page of its own](benchmarks.md).

            """;

    @Test
    void committedPageIsWhatTheVerbsSay() throws IOException {
        if (Boolean.getBoolean("recon.docs.update")) {
            Files.writeString(PAGE, markdown());
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "docs/commands.md is stale; regenerate it:"
                                + " mvn test -Dtest=CommandsPageTest -Drecon.docs.update=true")
                .isEqualTo(markdown());
    }

    static Stream<Map.Entry<String, CommandLine>> verbs() {
        return all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpBeginsWithAnExampleThatIsUnderstood(Map.Entry<String, CommandLine> verb) {
        String[] lines = verb.getValue().getCommandSpec().usageMessage().header();
        assertThat(usage(verb.getValue())).startsWith(lines[0]);
        assertThat(lines[0]).matches("Example.*|" + verb.getKey() + "( .*)?");
        for (String line : lines) {
            if (line.strip().startsWith(verb.getKey())) {
                CommandLine recon = ReconMain.commandLine();
                recon.setCaseInsensitiveEnumValuesAllowed(true);
                List<String> args = Command.parse(line.strip()).get(0).recon();
                assertThat(recon.parseArgs(args.toArray(String[]::new)).errors()).isEmpty();
            }
        }
    }

    private static Map<String, CommandLine> all() {
        Map<String, CommandLine> all = new LinkedHashMap<>();
        add("recon", ReconMain.commandLine().setUsageHelpWidth(WIDTH), all);
        return all;
    }

    private static void add(String name, CommandLine command, Map<String, CommandLine> all) {
        all.put(name, command);
        command.getSubcommands().entrySet().stream()
                .filter(each -> !each.getKey().equals(HELP))
                .forEach(each -> add(name + " " + each.getKey(), each.getValue(), all));
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String markdown() {
        String contents =
                all().keySet().stream()
                        .map(name -> "- [" + name + "](#" + Page.anchor(name) + ")\n")
                        .collect(Collectors.joining());
        return INTRODUCTION
                + contents
                + all().entrySet().stream()
                        .map(each -> section(each.getKey(), each.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(String name, CommandLine command) {
        return "\n## " + name + "\n\n```text\n" + usage(command).strip() + "\n```\n";
    }
}
