package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.recon.cli.ReconMain;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every command in the documentation is one that exists. A block marked {@code sh} is run by {@code
 * .ci/docs} in a fresh clone; one marked {@code sh test=NAME} needs more than that has, and NAME
 * does the same.
 */
class DocsCommandsTest {

    private static final Sources SOURCES = new Sources();

    /** Programs that stand for no more than the words of their arguments do. */
    private static final List<String> PROGRAMS = List.of("grep", "tail", "head", "sort", "wc");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCallOfReconIsUnderstood(Page page) {
        for (Block block : page.blocks()) {
            block.commands().stream().filter(DocsCommandsTest::isRecon).forEach(this::parse);
        }
    }

    private void parse(Command command) {
        String[] args = command.recon().toArray(String[]::new);
        assertThatCode(() -> recon().parseArgs(args)).as("%s", command).doesNotThrowAnyException();
    }

    /** The benchmarks have a command line of their own, which a test of theirs looks at. */
    private static boolean isRecon(Command command) {
        List<String> args = command.recon();
        return args != null && !args.isEmpty() && !args.get(0).equals("bench");
    }

    private static CommandLine recon() {
        return ReconMain.commandLine().setCaseInsensitiveEnumValuesAllowed(true);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionOfReconThatTheTextNamesExists(Page page) {
        for (String code : page.code()) {
            List<Command> commands = Command.parse(code);
            if (!commands.isEmpty() && isRecon(commands.get(0))) {
                assertOptionsExist(commands.get(0));
            }
        }
    }

    private static void assertOptionsExist(Command command) {
        CommandLine at = recon();
        for (String word : command.recon()) {
            if (word.startsWith("--")) {
                assertThat(at.getCommandSpec().findOption(word)).as("%s", command).isNotNull();
            } else if (!at.getSubcommands().isEmpty() && word.matches("[a-z]+")) {
                assertThat(at.getSubcommands()).as("%s", command).containsKey(word);
                at = at.getSubcommands().get(word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockThatNamesATestIsWhatThatTestDoes(Page page) {
        for (Block block : page.blocks()) {
            if (block.test() != null) {
                assertThat(SOURCES.hasTest(block.test())).as(block.test()).isTrue();
                String source = SOURCES.testWithWhatItUses(block.test());
                boolean runsIt =
                        SOURCES.test(block.test()).contains(page.file().getFileName() + "\"");
                block.commands().stream()
                        .filter(command -> !runsIt)
                        .forEach(command -> assertDone(command, block, source));
            }
        }
    }

    /** The verbs and options as texts; a test that names the page runs the very lines of it. */
    private static void assertDone(Command command, Block block, String source) {
        if (PROGRAMS.contains(command.program())) {
            return;
        }
        if (command.program().equals("curl")) {
            assertThat(source.contains("Curl.assertAnswered(")).as(block.test()).isTrue();
            return;
        }
        for (String option : command.options()) {
            assertHolds(source, "\"" + option + "\"", command, block);
        }
        for (String verb : verbs(command)) {
            assertHolds(source.toLowerCase(Locale.ROOT), "\"" + verb + "\"", command, block);
        }
    }

    /** Without the whole source in the message. */
    private static void assertHolds(String source, String text, Command command, Block block) {
        String where = text + " of " + command + " in " + block.test();
        assertThat(source.contains(text)).as(where).isTrue();
    }

    private static List<String> verbs(Command command) {
        return command.words().stream().skip(1).takeWhile(word -> word.matches("[a-z]+")).toList();
    }

    @Test
    void aLineOfAShellIsTakenApart() {
        assertThat(Command.parse("a 'b c' \"d;e\" | f -g > h  # i"))
                .extracting(Command::words)
                .containsExactly(List.of("a", "b c", "d;e"), List.of("f", "-g"));
        Block block = Block.of("sh test=X", List.of("a \\", "  b <<'END'", "c", "END", "d"));
        assertThat(block.commands()).extracting(Command::toString).containsExactly("a b", "d");
        assertThat(block.test()).isEqualTo("X");
    }
}
