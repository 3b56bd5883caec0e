package dev.recon.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param jobJar what is submitted to it; the libraries of its build lie beside it
 * @param shippedConf the repository's flink-conf/
 * @param settings beside or instead of those there
 */
public record ClusterSetup(Path jobJar, Path shippedConf, Map<String, String> settings) {

    private static final String JOB_JAR = "recon.job.jar";
    private static final String SHIPPED_CONF = "recon.flink.conf";
    private static final String JAVA_OPTIONS = "recon.flink.java.options";

    /**
     * What the build has made, with the configuration as it is shipped but for these settings. The
     * launcher and the build of the tests say where both are.
     */
    public static ClusterSetup ofTheBuild(Map<String, String> settings) {
        String jobJar = System.getProperty(JOB_JAR);
        if (jobJar == null) {
            throw new IllegalStateException(
                    "No job jar: start this with the launcher `recon`, which builds one, or set -D"
                            + JOB_JAR);
        }
        Path conf = Path.of(System.getProperty(SHIPPED_CONF, "flink-conf")).toAbsolutePath();
        return new ClusterSetup(Path.of(jobJar), conf, settings);
    }

    /** For the JVMs of all processes, beside those of the settings; the build of the tests says. */
    List<String> javaOptions() {
        String options = System.getProperty(JAVA_OPTIONS, "");
        return options.isBlank() ? List.of() : List.of(options.trim().split(" +"));
    }
}
