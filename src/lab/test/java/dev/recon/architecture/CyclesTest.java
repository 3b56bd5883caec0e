package dev.recon.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** No package needs one that needs it, and few classes of a package need one another. */
@AnalyzeClasses(packages = "dev.recon", importOptions = ArchitectureTest.OnlyMain.class)
class CyclesTest {

    /** A model, its parser and its page, say: as much as is looked at together anyway. */
    private static final int LARGEST = 3;

    /** Larger ones of before there was this rule, by package. They only get smaller. */
    private static final Map<String, List<Integer>> KNOWN =
            Map.of("dev.recon.fill", List.of(12, 5), "dev.recon.series", List.of(10));

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.recon.(**)").should().beFreeOfCycles();

    /** Equal, not at most: what has become smaller is put down, and does not grow again. */
    @ArchTest
    static void classesOfAPackageAreNoKnot(JavaClasses classes) {
        List<SortedSet<String>> large = Knots.largerThan(LARGEST, Knots.needs(classes));
        Map<String, List<Integer>> sizes =
                large.stream()
                        .collect(
                                groupingBy(
                                        knot -> knot.first().replaceFirst("\\.\\w+$", ""),
                                        TreeMap::new,
                                        mapping(SortedSet::size, toList())));
        assertThat(sizes)
                .as("more than %d classes that need one another: %s", LARGEST, large)
                .isEqualTo(KNOWN);
    }
}
