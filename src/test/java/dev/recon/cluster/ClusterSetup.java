package dev.recon.cluster;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param jobJar what is submitted to it; the libraries of its build lie beside it
 * @param shippedConf the repository's flink-conf/
 * @param settings beside or instead of those there
 */
public record ClusterSetup(Path jobJar, Path shippedConf, Map<String, String> settings) {

    /** What the build has made, with the configuration as it is shipped. */
    static ClusterSetup ofTheBuild() {
        return new ClusterSetup(
                Path.of(System.getProperty("recon.job.jar")),
                Path.of("flink-conf").toAbsolutePath(),
                Map.of());
    }
}
