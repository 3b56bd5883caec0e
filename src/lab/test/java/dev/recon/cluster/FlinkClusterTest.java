package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recon.rest.FlinkUnreachable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkClusterTest {

    @Test
    void oneThatDoesNotStartIsUnreachableAndSaysWhereItsLogsAre() throws Exception {
        ClusterSetup tooSmall =
                new ClusterSetup(
                        Path.of("none.jar"),
                        Path.of("flink-conf").toAbsolutePath(),
                        Map.of("jobmanager.memory.process.size", "1 kb"));
        FlinkUnreachable failure =
                catchThrowableOfType(FlinkUnreachable.class, () -> FlinkCluster.start(1, tooSmall));
        assertThat(failure).hasMessageStartingWith("The cluster did not start, see ");
        Path logs = Path.of(failure.getMessage().replaceFirst(".*, see ", ""));
        assertThat(logs).isDirectory();
        Files.delete(logs);
        Files.delete(logs.getParent());
    }
}
