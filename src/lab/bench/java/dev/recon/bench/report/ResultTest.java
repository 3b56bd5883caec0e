package dev.recon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {

    private final Result result =
            new Result(
                    "job",
                    List.of(
                            Map.of("cpu", 9.0, "rows", 1.0),
                            Map.of("cpu", 1.0, "rows", 2.0),
                            Map.of("cpu", 2.0)));

    @Test
    void takesTheRunInTheMiddle() {
        assertThat(result.median("cpu")).hasValue(2.0);
        assertThat(result.lowest("cpu")).hasValue(1.0);
        assertThat(result.highest("cpu")).hasValue(9.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(result.median("rows")).hasValue(1.5);
    }

    @Test
    void knowsNothingOfAFigureThatNoRunHas() {
        assertThat(result.median("state")).isEmpty();
        assertThat(result.medians()).containsOnlyKeys("cpu", "rows");
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        Result peak = new Result("job", List.of(Map.of("peak", Double.NaN)));
        assertThat(peak.median("peak")).isEmpty();
    }
}
