package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.GoldenSet.Golden;
import dev.recon.simulate.TapeRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole job on a cluster resumes from savepoints of every format there has been. */
class GoldenSavepointsITCase {

    @TempDir private static Path folder;
    private static MiniCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = GoldenJob.cluster();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    static List<Golden> savepoints() throws IOException {
        return GoldenSet.all();
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void theOutcomeIsThatOfAJobThatWasNeverStopped(Golden golden) throws Exception {
        GoldenJob job = new GoldenJob(cluster, golden.set(), folder);
        String path = golden.path().toUri().toString();
        List<TapeRow> rows = job.resume(golden.backend(), path);
        assertThat(Outcomes.withoutFills(rows))
                .containsExactlyInAnyOrderEntriesOf(Outcomes.withoutFills(golden.expected()));
        assertThat(rows).extracting(TapeRow::topic).contains(GoldenJob.STATUS, TapeRow.FILLS);
        assertThat(rows)
                .allMatch(row -> row.value().get("line").asText().equals(GoldenSet.LINE.name()));
    }
}
