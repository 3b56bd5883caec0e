package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {

    @Test
    void emptyTextLacksEverythingThatIsRequired() {
        for (String yaml : List.of("", "# nothing\n", "---\n", "null")) {
            assertThat(Yaml.problems(yaml))
                    .hasSize(7)
                    .allMatch(problem -> problem.startsWith("c.yaml:1:1: "));
        }
    }

    @Test
    void fileIsAMapping() {
        assertThat(Yaml.problems("\n- a\n"))
                .containsExactly("c.yaml:2:1: the file must be a mapping of keys, not a list");
        assertThat(Yaml.problems("recon"))
                .containsExactly(
                        "c.yaml:1:1: the file must be a mapping of keys, not a single value");
    }

    @Test
    void wrongSyntaxIsAProblemWhereItIs() {
        assertThat(Yaml.problems("time:\n  a: b\n c: d\n"))
                .containsExactly(
                        "c.yaml:3:2: cannot be read as YAML: expected <block end>, but found '<block mapping start>'");
        assertThat(Yaml.problems("time:\n\ta: b\n"))
                .containsExactly(
                        "c.yaml:2:1: cannot be read as YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)");
        assertThat(Yaml.problems("time: {\n"))
                .containsExactly(
                        "c.yaml:2:1: cannot be read as YAML: expected the node content, but found '<stream end>'");
        assertThat(Yaml.problems("a: \"\\q\""))
                .containsExactly(
                        "c.yaml:1:6: cannot be read as YAML: found unknown escape character");
        assertThat(Yaml.problems("a:\n b\u0001c"))
                .containsExactly(
                        "c.yaml:2:3: cannot be read as YAML: the character U+0001 is not allowed");
    }

    @Test
    void keyIsGivenOnce() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "time: {}\n"))
                .containsExactly("c.yaml:12:1: time is given twice, first in line 1");
        assertThat(Yaml.problems(Yaml.withTime("missing-after: 1 s")))
                .containsExactly("c.yaml:4:3: time.missing-after is given twice, first in line 2");
        assertThat(Yaml.problems(Yaml.withKafka("properties: { a.b: 1, a.b: 2 }")))
                .containsExactly(
                        "c.yaml:11:61: kafka.properties.a.b is given twice, first in line 11");
    }

    @Test
    void keyIsAWord() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "[ a ]: 1\n"))
                .containsExactly("c.yaml:12:1: ?: a key must be a single word");
        assertThat(Yaml.problems(Yaml.MINIMAL + ": 1\n"))
                .containsExactly("c.yaml:12:1: cannot be read as YAML: expected <block end>");
    }

    @Test
    void keyWithoutAValueIsRefused() {
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution:")))
                .containsExactly("c.yaml:2:3: time.timer-resolution has no value");
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: null")))
                .containsExactly("c.yaml:2:3: time.timer-resolution has no value");
    }

    @Test
    void aliasesAndTagsAreRefused() {
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: &r 1 s").replace("2 min", "*r")))
                .containsExactly(
                        "c.yaml:4:18: aliases are not supported; write the value out (or quote a text that begins with *)");
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: *r")))
                .containsExactly(
                        "c.yaml:2:21: aliases are not supported; write the value out (or quote a text that begins with *)");
        assertThat(Yaml.problems(Yaml.withTime("timer-resolution: !!str 1 s")))
                .containsExactly(
                        "c.yaml:2:21: tags are not supported (quote a text that begins with !)");
        assertThat(Yaml.problems("&a [ *a, *a ]")).hasSize(3);
        assertThat(
                        Yaml.problems(
                                "&a { time: *a, streams: *a, controls: [ *a ], kafka: { properties: *a } }"))
                .isNotEmpty();
    }

    @Test
    void aliasesThatMultiplyCostNothing() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [ x ]\n");
        for (int i = 1; i < 100; i++) {
            yaml.append("a%d: &a%d [ %s ]%n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThat(Yaml.problems(yaml.toString())).hasSizeGreaterThan(990);
    }

    @Test
    void nestingHasAnEnd() {
        for (String open : List.of("[", "{a: ", "- ", "? ", "{? ", "[{a: ")) {
            assertThat(Yaml.problems(open.repeat(20_000))).isNotEmpty();
        }
        assertThat(Yaml.problems("[".repeat(100)))
                .containsExactly("c.yaml:1:33: nested deeper than 32 levels");
    }

    @Test
    void thereIsOneDocument() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "---\ntime: {}\n"))
                .containsExactly(
                        "c.yaml:12:1: a second document begins here; the file has to be one");
    }

    @Test
    void textThatIsNoConfigurationForItsLengthIsRefused() {
        assertThat(Yaml.problems("#".repeat(4 << 20)))
                .containsExactly("c.yaml:1:1: longer than any configuration (1000000 characters)");
    }

    @Test
    void valuesInProblemsAreShortAndOnOneLine() {
        assertThat(
                        Yaml.problems(
                                Yaml.withTime(
                                        "timer-resolution: \"a\\nb\\e[0m"
                                                + "x".repeat(100)
                                                + "\"")))
                .containsExactly(
                        "c.yaml:2:21: time.timer-resolution is `a?b?[0mxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`; it must be a whole number and ms, s, min, h or d, such as `30 s`");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xbc, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void distanceCountsEdits(String a, String b, int edits) {
        assertThat(Words.distance(a, b)).isEqualTo(edits);
        assertThat(Words.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void farWordsAreNotSuggested() {
        assertThat(Words.didYouMean("fills", List.of("time", "kafka", "state"))).isEmpty();
        assertThat(Words.didYouMean("Kafak", List.of("time", "kafka")))
                .isEqualTo("; did you mean `kafka`?");
        assertThat(Words.didYouMean("", List.of("time"))).isEmpty();
    }
}
