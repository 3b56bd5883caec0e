package dev.recon.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static Comparison.Line line(Set<String> onlyTrue, Set<String> onlyJob, String note) {
        return new Comparison.Line("late audit records", 12_000, 12_000, onlyTrue, onlyJob, note);
    }

    @Test
    void saysSameAndThatBothAgree() {
        List<String> lines =
                Summary.lines(List.of(line(Set.of(), Set.of(), "999 reported UNEXPECTED first")));
        assertThat(lines.get(1)).contains("12,000   12,000").endsWith("; same");
        assertThat(lines).last().isEqualTo("The job's answer and the truth agree, id by id.");
        assertThat(lines).allMatch(each -> each.length() <= 80);
    }

    @Test
    void namesTheIdsThatDiffer() {
        List<String> lines = Summary.lines(List.of(line(Set.of("a"), Set.of("b"), "")));
        assertThat(lines.get(1)).endsWith("only in truth: a; only in the job's answer: b");
        assertThat(lines).last().isEqualTo("The job's answer and the truth differ.");
    }

    @Test
    void namesTwentyOfManyIds() {
        Set<String> ids =
                IntStream.range(0, 50)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(Summary.lines(List.of(line(ids, Set.of(), ""))).get(1))
                .endsWith("18, 19 and 30 more");
    }
}
