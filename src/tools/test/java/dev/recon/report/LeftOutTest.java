package dev.recon.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.rows.SeriesRow;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private final LeftOut leftOut = new LeftOut();

    private SeriesRow read(String json) {
        return leftOut.read(SeriesRow.SCHEMA, json.getBytes(UTF_8));
    }

    @Test
    void ofRowsOfThisVersionNothingIsLeftOut() {
        assertThat(read(ReportRows.goodRow("s1", 1, 10)).value()).isEqualTo(10);
        assertThat(leftOut.inWords()).isEmpty();
    }

    @Test
    void rowsOfALaterVersionAndRecordsOfOthersAreToldApart() {
        String later = ReportRows.goodRow("s1", 1, 10).replace("GOOD", "SUSPECT");
        assertThat(read(later)).isNull();
        assertThat(read(later.replace("SUSPECT", "OLD"))).isNull();
        assertThat(leftOut.inWords())
                .isEqualTo(
                        "2 rows of a later version of recon are left out, the first of them is a row of"
                                + " series that only a later version reads: 'quality' is 'SUSPECT',"
                                + " and this version knows GOOD, SYNTHETIC, CORRECTED.");
        assertThat(read("{}")).isNull();
        assertThat(leftOut.inWords())
                .startsWith("1 records of the topics could not be read. 2 rows of a later version");
    }
}
