package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.rows.FillRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void everyValueAndTimeIsInside() {
        Frame frame =
                Frame.of(
                        List.of(ReportRows.good(1, 10), ReportRows.good(3, 20)),
                        List.of(FillMark.of(ReportRows.fill(2, 25, 1), 30)));
        assertThat(frame.x(ReportRows.at(1))).isCloseTo(Frame.LEFT + 6, within(1e-9));
        assertThat(frame.x(ReportRows.at(3))).isCloseTo(Frame.RIGHT - 6, within(1e-9));
        assertThat(frame.y(10)).isBetween((double) Frame.TOP, (double) Frame.BOTTOM);
        assertThat(frame.y(30)).isBetween((double) Frame.TOP, frame.y(10));
    }

    @Test
    void aHugeIntervalDoesNotHideTheValues() {
        FillRow fill =
                ReportRows.fill(
                        ReportRows.fillRow(
                                        "s1",
                                        2,
                                        dev.recon.fill.Fill.Status.PROVISIONAL,
                                        15,
                                        1,
                                        null)
                                .replace("\"upper\":16.0", "\"upper\":1e9"));
        Frame frame =
                Frame.of(
                        List.of(ReportRows.good(1, 10), ReportRows.good(3, 20)),
                        List.of(FillMark.of(fill, Double.NaN)));
        assertThat(frame.high()).isLessThan(30);
        assertThat(frame.low()).isLessThan(10);
    }

    @Test
    void aSensorThatNeverChangesHasAPlaceToo() {
        Frame frame = Frame.of(List.of(ReportRows.good(1, 5)), List.of());
        assertThat(frame.y(5)).isCloseTo((Frame.TOP + Frame.BOTTOM) / 2.0, within(1e-6));
        assertThat(frame.x(ReportRows.at(1)))
                .isCloseTo((Frame.LEFT + Frame.RIGHT) / 2.0, within(1e-9));
    }

    @Test
    void withoutAnyValueItIsStillAFrame() {
        Frame frame =
                Frame.of(
                        List.of(
                                ReportRows.series(
                                        ReportRows.goodRow("s1", 1, 1).replace(":1.0,", ":null,"))),
                        List.of());
        assertThat(frame.y(0)).isFinite();
    }
}
