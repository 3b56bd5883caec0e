package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Routes;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.SeriesRow;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportPageTest {

    private static final SeriesRow NOTHING =
            ReportRows.series(ReportRows.seriesRow("s1", 8, null, Quality.SYNTHETIC, "none", 1));

    private static String page(String source, List<SeriesRow> readings, List<FillMark> marks) {
        return page(source, readings, marks, "");
    }

    private static String page(
            String source, List<SeriesRow> readings, List<FillMark> marks, String leftOut) {
        SourceSummary summary =
                new SourceSummary(
                        source, 100, 7, 2, 1, 2.0, Accuracy.NONE.with(1, 0, 3, 2).with(5, 4, 6, 9));
        return new ReportModel(
                        new Routes.Leg("in<gest", "sensor"),
                        List.of(summary),
                        summary,
                        readings,
                        marks,
                        leftOut)
                .html();
    }

    private static void assertWellFormed(String page) throws Exception {
        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        assertThat(page).doesNotContain("NaN", "Infinity", "http", "<script", "null");
    }

    @Test
    void showsReadingsFillsIntervalsAndTruth() throws Exception {
        String page =
                page(
                        "s1",
                        List.of(
                                ReportRows.good(1, 10),
                                ReportRows.good(2, 11),
                                ReportRows.synthetic(3, 12, 1),
                                ReportRows.corrected(4, 13, 2),
                                ReportRows.good(5, 14),
                                NOTHING),
                        List.of(
                                FillMark.of(ReportRows.fill(3, 12, 1), 12.25),
                                FillMark.of(ReportRows.withdrawn(4, 12.5, 2, 13), Double.NaN),
                                FillMark.of(NOTHING, Double.NaN)));
        assertWellFormed(page);
        assertThat(page)
                .contains("class=\"band\"", "class=\"fill\"", "class=\"fill withdrawn\"")
                .contains("class=\"corrected\"", "class=\"truth\"", "class=\"nothing\"")
                .contains("truth: 12.25", "error: -0.25", "measured, found later: 13")
                .contains("<td>WITHDRAWN</td>", "prefers-color-scheme: dark")
                .contains("2 checked against the truth", "50.0 % inside the 90 % interval");
    }

    @Test
    void namesOfStrangersAreNoMarkup() throws Exception {
        String row = ReportRows.goodRow("s1", 1, 1).replace("s1-1", "<b>&'");
        String fill =
                ReportRows.syntheticRow("s1", 2, 1, 1)
                        .replace("s1-2", "</title><script>x</script>");
        String page =
                page(
                        "</h1><script>alert(1)</script>",
                        List.of(ReportRows.series(row), ReportRows.series(fill)),
                        List.of(FillMark.of(ReportRows.series(fill), Double.NaN)));
        assertWellFormed(page);
        assertThat(page).contains("&lt;b&gt;&amp;&#39;", "in&lt;gest", "&lt;/h1&gt;&lt;script&gt;");
    }

    @Test
    void saysWhatIsLeftOut() throws Exception {
        List<SeriesRow> readings = List.of(ReportRows.good(1, 1));
        String page = page("s1", readings, List.of(), "'quality' is '<b>'");
        assertWellFormed(page);
        assertThat(page)
                .contains("<span class=\"bad\">&#39;quality&#39; is &#39;&lt;b&gt;&#39;</span>");
        assertThat(page("s1", readings, List.of())).doesNotContain("class=\"bad\"");
    }

    @Test
    void aReadingWithoutFillsHasAPageToo() throws Exception {
        assertWellFormed(page("s1", List.of(ReportRows.good(1, 1)), List.of()));
        assertWellFormed(page("s1", List.of(NOTHING), List.of(FillMark.of(NOTHING, Double.NaN))));
    }

    @Test
    void aLongStretchStaysSmall() throws Exception {
        List<SeriesRow> readings = new ArrayList<>();
        for (int n = 0; n < 100_000; n++) {
            readings.add(ReportRows.good(n, n == 50_000 ? 1000 : Math.sin(n / 1e3)));
        }
        String page = page("s1", readings, List.of());
        assertWellFormed(page);
        assertThat(page.length()).isLessThan(200_000);
        assertThat(page).contains("too many readings");
    }
}
