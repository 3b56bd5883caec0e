package dev.recon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The borders between the packages. The order of the modules needs no test, core below job below
 * tools below lab: none is compiled with one above it.
 */
@AnalyzeClasses(packages = "dev.recon", importOptions = ArchitectureTest.OnlyMain.class)
class ArchitectureTest {

    private static final String[] CORE = {"core", "state"};
    private static final String[] BASE = {"codec", "config", "fill", "rows", "series"};
    private static final String[] JOB = {
        "job", "kafka", "operator", "rest", "run", "sink", "source"
    };
    private static final String[] ACCESS = {"kafka", "rest"};
    private static final String[] TOOLS = {
        "deadletter", "generate", "page", "report", "simulate", "truth", "verdict"
    };
    private static final String[] CLI = {"cli"};
    private static final String[] LAB = {"broker", "chaos", "cluster", "demo", "lab", "plant"};

    @ArchTest
    static final ArchRule everyPackageHasItsPlace =
            classes()
                    .should()
                    .resideInAnyPackage(in(CORE, BASE, JOB, TOOLS, CLI, LAB))
                    .because("a new package has to be put into this test first");

    @ArchTest
    static final ArchRule coreKnowsNothingButJava =
            classes()
                    .that()
                    .resideInAnyPackage(in(CORE))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "dev.recon.core..", "dev.recon.state..")
                                    .or(primitives()))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule stateIsReadWithoutAnythingElse =
            classes()
                    .that()
                    .resideInAPackage("dev.recon.state..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "dev.recon.state..").or(primitives()));

    @ArchTest
    static final ArchRule accessLooksDown =
            neverDependOn(ACCESS, new String[] {"job", "operator", "run", "sink", "source"});

    @ArchTest static final ArchRule nobodyNeedsTheCommandLine = neverDependOn(TOOLS, CLI);

    /** What a job says can be counted again by someone who did not write its input. */
    @ArchTest
    static final ArchRule aVerdictNeedsNoGenerator =
            noClasses()
                    .that()
                    .resideInAnyPackage(in(new String[] {"truth", "verdict"}))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(in(new String[] {"generate"}));

    @ArchTest
    static final ArchRule bytesAndFillsDoWithoutFlink =
            noClasses()
                    .that()
                    .resideInAnyPackage(in(BASE))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule accessDoesWithoutFlink =
            noClasses()
                    .that()
                    .resideInAnyPackage(in(ACCESS))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kafkaIsReachedInOnePlace =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.recon.kafka..", "dev.recon.broker..")
                    .should()
                    .callConstructorWhere(
                            describe(
                                    "a Kafka client is made",
                                    call ->
                                            call.getTargetOwner().isAssignableTo(Consumer.class)
                                                    || call.getTargetOwner()
                                                            .isAssignableTo(Producer.class)
                                                    || call.getTargetOwner()
                                                            .isAssignableTo(Admin.class)))
                    .orShould()
                    .callMethodWhere(
                            describe(
                                    "an admin client is made",
                                    call ->
                                            call.getTargetOwner().isAssignableTo(Admin.class)
                                                    && call.getName().equals("create")))
                    .because("every client is to use the configured security");

    @ArchTest
    static final ArchRule connectorsAreSetUpInOnePlace =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.recon.source.StreamSources")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.recon.sink.OutputSinks")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "org\\.apache\\.flink\\.connector\\.kafka\\..*Kafka(Source|Sink)(Builder)?")
                    .because("every client is to use the configured security");

    @ArchTest
    static final ArchRule flinkIsAskedInOnePlace =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.recon.rest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.net.http..")
                    .because("what is hostile in an answer is cleaned in one place");

    /** The options of a plant are at once those of the verb, so that they are declared once. */
    @ArchTest
    static final ArchRule onlyVerbsAndTheirOptionsKnowTheCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.recon.cli..",
                            "dev.recon.generate..",
                            "dev.recon.lab..",
                            "dev.recon.run..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheProgramItselfExits =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.recon.run..")
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .allowEmptyShould(true);

    /** Flink carries its own job graph that way, between its own processes; we never do. */
    @ArchTest
    static final ArchRule bytesNeverChooseTheirClass =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            assignableTo("java.io.ObjectInputStream")
                                    .or(assignableTo("java.io.ObjectInput"))
                                    .or(assignableTo("java.io.Externalizable"))
                                    .or(assignableTo("java.beans.XMLDecoder"))
                                    .or(resideInAnyPackage("java.rmi..", "javax.naming.."))
                                    .or(simpleName("InstantiationUtil"))
                                    .or(resideInAnyPackage("com.esotericsoftware..")))
                    .because("bytes from outside must not choose which classes are made");

    @ArchTest
    static final ArchRule jsonNeverChoosesItsClass =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            simpleName("JsonTypeInfo")
                                    .or(
                                            assignableTo(
                                                    "com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator")))
                    .orShould()
                    .callMethodWhere(
                            describe(
                                    "default typing is turned on",
                                    call ->
                                            call.getName().contains("DefaultTyping")
                                                    || call.getName()
                                                            .equals("setPolymorphicTypeValidator")))
                    .because("a text from outside must not choose which classes are made");

    @ArchTest
    static final ArchRule yamlIsReadAsNodes =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.snakeyaml.engine.v2.constructor..", "org.yaml.snakeyaml..")
                    .because(
                            "the configuration is looked at node by node, and never made into objects");

    @ArchTest
    static final ArchRule kafkaGivesBytes =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            assignableTo(Deserializer.class)
                                    .and(not(equivalentTo(Deserializer.class)))
                                    .and(not(equivalentTo(ByteArrayDeserializer.class))))
                    .because("what is in a record is decided by our own decoder");

    @ArchTest
    static final ArchRule coreIsHandedTheTime =
            noClasses()
                    .that()
                    .resideInAnyPackage(in(CORE))
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule coreDoesNotPrint =
            noClasses()
                    .that()
                    .resideInAnyPackage(in(CORE))
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .allowEmptyShould(true);

    /** Leaves out tests, as classes of this build or as a jar of fixtures. */
    static final class OnlyMain implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static ArchRule neverDependOn(String[] lower, String[]... upper) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(lower))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(upper))
                .allowEmptyShould(true);
    }

    private static String[] in(String[]... layers) {
        return Stream.of(layers)
                .flatMap(Stream::of)
                .map(name -> "dev.recon." + name + "..")
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return describe("primitive types", type -> type.getBaseComponentType().isPrimitive());
    }
}
