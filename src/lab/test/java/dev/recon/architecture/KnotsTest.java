package dev.recon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

class KnotsTest {

    /** Written as {@code a>b c; b>a}. */
    private static List<SortedSet<String>> knots(int largerThan, String graph) {
        Map<String, SortedSet<String>> needs = new TreeMap<>();
        for (String each : graph.split("; ")) {
            String[] sides = each.split(">");
            needs.put(sides[0], new TreeSet<>(List.of(sides[1].split(" "))));
        }
        return Knots.largerThan(largerThan, needs);
    }

    @Test
    void classesThatNeedOneAnotherAreAKnot() {
        assertThat(knots(1, "a>b; b>c; c>a d; d>e"))
                .containsExactly(new TreeSet<>(List.of("a", "b", "c")));
    }

    @Test
    void aKnotIsWhateverComesRoundAgain() {
        assertThat(knots(1, "a>b; b>c d; c>b; d>a; e>a f; f>e"))
                .containsExactlyInAnyOrder(
                        new TreeSet<>(List.of("a", "b", "c", "d")),
                        new TreeSet<>(List.of("e", "f")));
    }

    @Test
    void whatOnlyNeedsOthersIsNone() {
        assertThat(knots(1, "a>b c; b>d; c>d; d>d")).isEmpty();
    }

    @Test
    void smallOnesAreLeftOut() {
        assertThat(knots(2, "a>b; b>a; c>d; d>e; e>c"))
                .containsExactly(new TreeSet<>(List.of("c", "d", "e")));
    }

    @Test
    void whatIsNestedIsPartOfItsClass() {
        JavaClasses imported =
                new ClassFileImporter().importClasses(Inner.class, Knots.class, String.class);
        Map<String, SortedSet<String>> needs = Knots.needs(imported);
        assertThat(needs)
                .containsKeys("java.lang.String", Knots.class.getName())
                .containsEntry(
                        KnotsTest.class.getName(), new TreeSet<>(List.of(Knots.class.getName())));
    }

    private record Inner(Knots knots) {}
}
