package dev.recon.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** No cycles of packages, and none of many classes within a package. */
@AnalyzeClasses(packages = "dev.recon", importOptions = ArchitectureTest.OnlyMain.class)
class CyclesTest {

    /** A model, its parser and its page, say: as much as is looked at together anyway. */
    private static final int LARGEST = 3;

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.recon.(**)").should().beFreeOfCycles();

    @ArchTest
    static void classesOfAPackageAreNoKnot(JavaClasses classes) {
        assertThat(Knots.largerThan(LARGEST, Knots.needs(classes)))
                .as("more than %d classes that need one another", LARGEST)
                .isEmpty();
    }
}
