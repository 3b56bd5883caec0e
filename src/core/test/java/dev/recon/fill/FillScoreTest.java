package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FillScoreTest {

    @Test
    void countsWhatTurnedUp() {
        FillScore score = new FillScore();
        score.add(10, 9, 11, 10.5);
        score.add(10, 9, 11, 12);
        score.add(Double.NaN, Double.NaN, Double.NaN, 12);
        assertThat(score.checked()).isEqualTo(2);
        assertThat(score.meanAbsoluteError()).isEqualTo(1.25);
        assertThat(score.insideShare()).isEqualTo(0.5);
    }

    @Test
    void everyMethodIsFoundByItsName() {
        for (FillMethod each : FillMethod.values()) {
            assertThat(FillMethod.of(each.label())).isEqualTo(each);
        }
    }
}
