package dev.recon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class BarChartTest {

    @Test
    void isXmlWhateverTheLabelsAre() throws Exception {
        Document svg = draw(new Result("a < b & \"c\"", List.of(Map.of("cpu", 1.0))));
        assertThat(svg.getElementsByTagName("text").item(3).getTextContent())
                .isEqualTo("a < b & \"c\"");
    }

    @Test
    void drawsTheMostExpensiveAcrossTheWholeWidthAndTheOthersInProportion() throws Exception {
        Document svg =
                draw(
                        new Result("floor", List.of(Map.of("cpu", 2.0))),
                        new Result("job", List.of(Map.of("cpu", 4.0))));
        assertThat(barWidth(svg, 1)).isEqualTo(barWidth(svg, 2) / 2);
    }

    @Test
    void saysWhatWasNotMeasured() throws Exception {
        Document svg = draw(new Result("job", List.of(Map.of())));
        assertThat(svg.getElementsByTagName("text").item(4).getTextContent())
                .isEqualTo("not measured");
    }

    private static double barWidth(Document svg, int bar) {
        return Double.parseDouble(
                svg.getElementsByTagName("rect")
                        .item(bar)
                        .getAttributes()
                        .getNamedItem("width")
                        .getNodeValue());
    }

    private static Document draw(Result... results) throws Exception {
        String svg =
                new BarChart("Title", "Subtitle")
                        .panel("cpu", "CPU", "%.2f")
                        .draw(List.of(results));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}
