package dev.recon.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The job jar as the build has made it: what a cluster does not have, and nothing that a cluster
 * has.
 */
class JobJarITCase {

    private static final Path PATH = Path.of(System.getProperty("recon.job.jar"));
    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(PATH.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    /** The packages of recon that the running job needs. */
    private static final String OURS =
            "dev/recon/(core|fill|series|codec|config|rows|state|kafka|rest|source|sink|operator|job|run|shaded)/.*";

    /** Of tools and tests, that lie beside what the job needs of the same kind. */
    private static final Set<String> MEANT_FOR_OTHERS =
            Set.of(
                    "dev/recon/codec/BareRecord",
                    "dev/recon/rows/LatestRows",
                    "dev/recon/rows/NetExceptions");

    /** The one way to Kafka, for tools as well. */
    private static final String KAFKA = "dev/recon/kafka/";

    private static final Pattern NAMED = Pattern.compile("dev[/.]recon[/.][\\w/.]+");

    @Test
    void isSmall() throws IOException {
        long bytes = Files.size(PATH);
        System.out.printf("%s: %,d bytes%n", PATH.getFileName(), bytes);
        assertThat(bytes).isLessThan(21L << 20);
    }

    @Test
    void holdsOfReconWhatTheRunningJobNeedsAndNothingElse() {
        assertThat(names())
                .filteredOn(name -> name.startsWith("dev/recon/") && !name.endsWith("/"))
                .allMatch(name -> name.matches(OURS));
    }

    @Test
    void holdsOfReconNoClassThatTheRunningJobDoesNotReach() throws IOException {
        Map<String, Set<String>> namedBy = namedBy();
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of("dev/recon/run/JobMain"));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (namedBy.containsKey(name) && reached.add(name)) {
                next.addAll(namedBy.get(name));
            }
        }
        assertThat(reached).as("what is reached").hasSizeGreaterThan(200);
        assertThat(namedBy.keySet())
                .filteredOn(name -> !reached.contains(name) && !name.startsWith(KAFKA))
                .containsExactlyInAnyOrderElementsOf(MEANT_FOR_OTHERS);
    }

    /** Of each class of recon, with those inside it, what it names of recon in any way. */
    private static Map<String, Set<String>> namedBy() throws IOException {
        Map<String, Set<String>> namedBy = new HashMap<>();
        for (String name : names()) {
            if (name.matches(OURS)
                    && name.endsWith(".class")
                    && !name.endsWith("/package-info.class")
                    && !name.startsWith("dev/recon/shaded/")) {
                String outer = name.replaceFirst("(\\$.*)?\\.class$", "");
                NAMED.matcher(new String(read(name), ISO_8859_1))
                        .results()
                        .map(found -> found.group().replace('.', '/'))
                        .forEach(namedBy.computeIfAbsent(outer, any -> new HashSet<>())::add);
            }
        }
        return namedBy;
    }

    @Test
    void holdsNoPagesAndExamplesOfRecon() {
        assertThat(names())
                .filteredOn(name -> name.startsWith("dev/recon/") && !name.endsWith("/"))
                .filteredOn(name -> !name.startsWith("dev/recon/shaded/"))
                .filteredOn(name -> !name.endsWith(".class"))
                .containsExactly("dev/recon/run/build.properties");
    }

    @Test
    void holdsNothingThatTheClusterHas() {
        assertThat(names())
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/connector/base/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"))
                .noneMatch(name -> name.startsWith("org/rocksdb/"))
                .noneMatch(name -> name.startsWith("kafka/server/"))
                .noneMatch(name -> name.startsWith("scala/"));
    }

    @Test
    void holdsTheConnectorUnderTheNamesThatUsersConfigure() {
        assertThat(names())
                .contains(
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/common/security/scram/ScramLoginModule.class",
                        "org/apache/kafka/common/security/plain/PlainLoginModule.class");
    }

    @Test
    void everyClassIsUnderANameThatIsMeant() {
        assertThat(names())
                .filteredOn(name -> name.endsWith(".class"))
                .allMatch(
                        name ->
                                name.startsWith("dev/recon/")
                                        || name.startsWith("org/apache/flink/")
                                        || name.startsWith("org/apache/kafka/")
                                        || name.startsWith("com/github/luben/zstd/")
                                        || name.startsWith("net/jpountz/")
                                        || name.startsWith("org/xerial/snappy/"));
    }

    @Test
    void noClassAsksForAMovedLibraryByItsOldName() throws IOException {
        List<String> asking = new ArrayList<>();
        for (String name : names()) {
            if (name.endsWith(".class")) {
                String bytes = new String(read(name), ISO_8859_1);
                if (bytes.contains("com/fasterxml/")
                        || bytes.contains("Lpicocli/")
                        || bytes.contains("org/snakeyaml/")
                        || bytes.contains("com/dynatrace/")) {
                    asking.add(name);
                }
            }
        }
        assertThat(asking).isEmpty();
    }

    @Test
    void servicesNameClassesThatAreThere() throws IOException {
        Set<String> all = new HashSet<>(names());
        for (String name : names()) {
            if (name.startsWith("META-INF/services/") && !name.endsWith("/")) {
                for (String line : new String(read(name), ISO_8859_1).split("\n", -1)) {
                    String provider = line.replaceFirst("#.*", "").strip();
                    if (!provider.isEmpty()) {
                        assertThat(all).contains(provider.replace('.', '/') + ".class");
                    }
                }
            }
        }
    }

    @Test
    void holdsNoClutter() {
        assertThat(names())
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.startsWith("META-INF/maven/"));
        assertThat(names()).filteredOn(name -> name.matches("(.*/)?LICENSE[^/]*")).hasSize(1);
    }

    @Test
    void namesItsMainClass() throws IOException {
        assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                .isEqualTo("dev.recon.run.JobMain");
    }

    @Test
    void movedJacksonWorksByItself() throws Exception {
        URL[] path = {PATH.toUri().toURL()};
        try (URLClassLoader alone =
                new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> mapper = alone.loadClass("dev.recon.shaded.jackson.databind.ObjectMapper");
            Object tree =
                    mapper.getMethod("readTree", String.class)
                            .invoke(mapper.getConstructor().newInstance(), "{\"a\":[1.5,2]}");
            assertThat(tree).hasToString("{\"a\":[1.5,2]}");
        }
    }

    private static List<String> names() {
        return jar.stream().map(JarEntry::getName).toList();
    }

    private static byte[] read(String name) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
