package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.fill.SeriesCollector.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTallyTest {

    @TempDir private Path folder;
    private final SourceTally tally = new SourceTally("s1");

    private SourceSummary summary() {
        return tally.summary(Truths.NONE);
    }

    @Test
    void countsEachReadingAsWhatItsLatestRowSays() {
        tally.series(0, ReportRows.good(1, 10));
        tally.series(0, ReportRows.synthetic(2, 11, 1));
        tally.series(0, ReportRows.synthetic(2, 12, 2));
        tally.series(0, ReportRows.synthetic(3, 11, 1));
        tally.series(0, ReportRows.corrected(3, 13, 2));
        tally.series(
                0,
                ReportRows.series(
                        ReportRows.seriesRow("s1", 4, null, Quality.SYNTHETIC, "none", 1)));
        assertThat(summary().expected()).isEqualTo(4);
        assertThat(summary().measured()).isEqualTo(1);
        assertThat(summary().synthetic()).isEqualTo(1);
        assertThat(summary().corrected()).isEqualTo(1);
        assertThat(summary().withoutValue()).isEqualTo(1);
    }

    @Test
    void rowsThatWereWrittenAgainAreCountedOnce() {
        for (int repeat = 0; repeat < 2; repeat++) {
            for (int n = 0; n < 10; n++) {
                tally.series(n % 2, n == 5 ? ReportRows.synthetic(n, 1, 1) : ReportRows.good(n, n));
            }
        }
        assertThat(summary().expected()).isEqualTo(10);
        assertThat(summary().synthetic()).isEqualTo(1);
    }

    @Test
    void partitionsMayBeReadOneAfterTheOther() {
        tally.series(0, ReportRows.good(8, 1));
        tally.series(1, ReportRows.good(3, 1));
        assertThat(summary().measured()).isEqualTo(2);
    }

    @Test
    void theDeviationIsThatOfWhatWasMeasured() {
        tally.series(0, ReportRows.good(1, 10));
        tally.series(0, ReportRows.synthetic(2, 1_000, 1));
        tally.series(0, ReportRows.good(3, 14));
        assertThat(summary().deviation()).isCloseTo(2, within(1e-12));
    }

    @Test
    void aWithdrawnFillIsHeldAgainstTheReading() {
        tally.fill(ReportRows.fill(2, 11, 1));
        tally.fill(ReportRows.withdrawn(2, 11.5, 2, 12));
        tally.fill(ReportRows.withdrawn(3, 10, 2, 13));
        tally.fill(ReportRows.fill(4, 10, 1));
        Accuracy accuracy = summary().accuracy();
        assertThat(accuracy.checked()).isEqualTo(2);
        assertThat(accuracy.meanAbsolute()).isCloseTo(1.75, within(1e-12));
        assertThat(accuracy.rootMeanSquare()).isCloseTo(Math.sqrt(9.25 / 2), within(1e-12));
        assertThat(accuracy.insideShare()).isEqualTo(0.5);
    }

    @Test
    void aTruthFromElsewhereCountsWhereNoReadingTurnedUp() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("truth.jsonl"),
                        """
                        {"id":"s1-2","source":"s1","ts":0,"value":10.5}
                        {"id":"s1-3","source":"s1","ts":0,"value":99}

                        {"id":"s1-4","source":"s1","ts":0,"value":"broken"}
                        {"id":"s1-5","source":"s2","ts":0,"value":99}
                        """);
        for (int n = 2; n <= 5; n++) {
            tally.series(0, ReportRows.synthetic(n, 10, 1));
        }
        tally.fill(ReportRows.withdrawn(3, 10, 2, 10));
        Accuracy accuracy = tally.summary(Truths.read(file, null)).accuracy();
        assertThat(accuracy.checked()).isEqualTo(2);
        assertThat(accuracy.absolute()).isEqualTo(0.5);
    }

    @Test
    void anErrorInAnotherUnitKeepsItsCounts() {
        Accuracy accuracy = Accuracy.NONE.with(1, 0, 3, 3).dividedBy(4);
        assertThat(accuracy).isEqualTo(new Accuracy(1, 0.5, 0.25, 1));
        assertThat(accuracy.dividedBy(Double.NaN)).isEqualTo(Accuracy.NONE);
        assertThat(accuracy.dividedBy(0)).isEqualTo(Accuracy.NONE);
    }
}
