package dev.recon.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void numbersHaveSixDigitsAtMost() {
        assertThat(Texts.number(20)).isEqualTo("20");
        assertThat(Texts.number(1.0 / 3)).isEqualTo("0.333333");
        assertThat(Texts.number(123_456_789)).isEqualTo("123457000");
        assertThat(Texts.number(-0.0)).isEqualTo("0");
        assertThat(Texts.number(1e-30)).isEqualTo("1E-30");
        assertThat(Texts.rough(0.0101848)).isEqualTo("0.0102");
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Texts.number(Double.NaN)).isEqualTo("–");
        assertThat(Texts.percent(Double.NaN)).isEqualTo("–");
        assertThat(Texts.percent(0.5)).isEqualTo("50.0 %");
    }
}
