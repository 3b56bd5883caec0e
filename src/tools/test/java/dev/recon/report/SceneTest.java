package dev.recon.report;

import static dev.recon.report.ReportRows.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.rows.SeriesRow;
import org.junit.jupiter.api.Test;

class SceneTest {

    private final Scene scene = new Scene(new Stretch(at(10), at(20)));

    @Test
    void theHighestRevisionOfAReadingCountsInWhateverOrder() {
        scene.series(ReportRows.synthetic(12, 5, 1));
        scene.series(ReportRows.corrected(12, 7, 3));
        scene.series(ReportRows.synthetic(12, 6, 2));
        assertThat(scene.readings()).containsExactly(ReportRows.corrected(12, 7, 3));
    }

    @Test
    void theHighestRevisionOfAFillCounts() {
        scene.fill(ReportRows.fill(12, 5, 1));
        scene.fill(ReportRows.fill(12, 6, 2));
        scene.fill(ReportRows.fill(12, 5, 1));
        assertThat(scene.marks("s1", Truths.NONE))
                .extracting(FillMark::value, FillMark::revision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(6.0, 2L));
    }

    @Test
    void whatIsOutsideOfTheStretchIsLeftOut() {
        scene.series(ReportRows.good(9, 1));
        scene.series(ReportRows.good(10, 2));
        scene.series(ReportRows.good(20, 3));
        scene.series(ReportRows.good(21, 4));
        scene.fill(ReportRows.fill(9, 1, 1));
        scene.fill(ReportRows.fill(21, 1, 1));
        assertThat(scene.readings()).extracting(SeriesRow::value).containsExactly(2.0, 3.0);
        assertThat(scene.marks("s1", Truths.NONE)).isEmpty();
    }

    @Test
    void readingsComeInOrderOfTime() {
        scene.series(ReportRows.good(15, 1));
        scene.series(ReportRows.synthetic(13, 2, 1));
        scene.series(ReportRows.good(14, 3));
        assertThat(scene.readings()).extracting(SeriesRow::value).containsExactly(2.0, 3.0, 1.0);
    }

    @Test
    void aFillOfWhichOnlyTheSeriesSpeaksIsShownToo() {
        scene.series(ReportRows.synthetic(13, 2, 1));
        scene.series(ReportRows.synthetic(14, 2, 1));
        scene.fill(ReportRows.fill(14, 2, 1));
        assertThat(scene.marks("s1", Truths.NONE))
                .extracting(FillMark::status)
                .containsExactly(null, dev.recon.fill.Fill.Status.PROVISIONAL);
    }
}
