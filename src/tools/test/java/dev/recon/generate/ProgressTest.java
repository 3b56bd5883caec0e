package dev.recon.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressTest {

    @Test
    void showsHowFarARunHasCome() {
        assertThat(Progress.line(500, 1000, 2)).contains("] " + " 50%").contains("250/s");
    }

    @Test
    void showsOnlyCountAndRateOfARunWithoutEnd() {
        assertThat(Progress.line(500, Long.MAX_VALUE, 2)).isEqualTo("500  250/s");
    }
}
