package dev.recon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsTextLeftAndNumbersRight() {
        Table table = new Table("", "records/s");
        table.add("floor", "857,000");
        assertThat(table.toString())
                .isEqualTo(
                        """
                        |       | records/s |
                        | ----- | --------: |
                        | floor |   857,000 |
                        """);
    }

    @Test
    void refusesALineOfAnotherLength() {
        Table table = new Table("", "a", "b");
        assertThatThrownBy(() -> table.add("job", "1")).hasMessage("2 cells for 3 columns");
    }
}
