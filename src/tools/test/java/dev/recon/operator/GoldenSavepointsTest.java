package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.job.ReconJob;
import dev.recon.job.Savepoint;
import dev.recon.job.SavepointGuard;
import dev.recon.operator.GoldenSet.Golden;
import dev.recon.simulate.TapeComparison;
import dev.recon.simulate.TapeRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of every format there has been, taken of the whole job on a cluster: what is resumed
 * from them says exactly what it has to, row by row and revision by revision.
 */
class GoldenSavepointsTest {

    static List<Golden> savepoints() throws IOException {
        return GoldenSet.all();
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void answersResumeExactly(Golden golden) throws Exception {
        for (int parallelism : new int[] {1, 2, 3}) {
            List<TapeRow> rows = golden.resume(parallelism);
            assertThat(TapeComparison.firstDifference(golden.expected(), rows))
                    .as("%s at parallelism %d", golden, parallelism)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void theOutcomeIsThatOfAJobThatWasNeverStopped(Golden golden) throws Exception {
        Map<String, String> resumed = Outcomes.of(golden.resume(2));
        assertThat(resumed).hasSizeGreaterThan(40);
        Map<String, String> undisturbed = Outcomes.of(golden.set().undisturbed());
        assertThat(undisturbed).containsAllEntriesOf(resumed);
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void theGuardFindsTheLine(Golden golden) {
        String path = golden.path().toUri().toString();
        List<String> inputs = ReconJob.inputs(golden.set().config(golden.backend()));
        Savepoint savepoint = SavepointGuard.check(path, inputs, false);
        assertThat(savepoint.line()).isEqualTo(GoldenSet.LINE.name());
        assertThat(savepoint.newStreams()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void whatIsInASavepointIsWhatTheTapeIsMadeFor(Golden golden) {
        List<TapeRow> rows = golden.expected();
        assertThat(rows).anyMatch(row -> isOf(row, TapeRow.EXCEPTIONS, "FOUND"));
        assertThat(rows).anyMatch(row -> isOf(row, TapeRow.EXCEPTIONS, "EXPLAINED"));
        assertThat(rows).anyMatch(row -> isOf(row, TapeRow.FILLS, "WITHDRAWN"));
        assertThat(rows).anyMatch(row -> isOf(row, TapeRow.FILLS, "REVISED"));
        assertThat(rows).anyMatch(row -> isOf(row, TapeRow.SERIES, "CORRECTED"));
        assertThat(rows)
                .as("a fill that was made before")
                .anyMatch(row -> row.at() < 400 && row.value().path("revision").asInt() > 1);
        for (String control : List.of("ingest", "copies", "archived")) {
            assertThat(rows).anyMatch(row -> row.key().startsWith(control + "/"));
        }
    }

    private static boolean isOf(TapeRow row, String topic, String kind) {
        String said = row.value().path("type").asText() + row.value().path("status").asText();
        boolean isKind = said.equals(kind) || row.value().path("quality").asText().equals(kind);
        return row.topic().equals(topic) && isKind;
    }

    @Test
    void everyBackendAndFormatIsThere() throws IOException {
        assertThat(GoldenSet.all())
                .extracting(Golden::toString)
                .contains(
                        "format-5/heap-canonical",
                        "format-5/heap-native",
                        "format-5/rocksdb-canonical",
                        "format-5/rocksdb-native");
    }
}
