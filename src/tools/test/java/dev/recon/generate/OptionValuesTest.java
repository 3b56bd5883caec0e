package dev.recon.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OptionValuesTest {

    @Test
    void readsDurationsWithAndWithoutASpace() {
        assertThat(Span.parse("30 s")).isEqualTo(Span.parse("30s")).hasToString("30s");
        assertThat(Span.parse("2d").millis()).isEqualTo(172_800_000);
        assertThat(Span.parse("1500ms")).hasToString("1500ms");
        assertThatThrownBy(() -> Span.parse("30")).hasMessageContaining("no duration");
    }

    @Test
    void readsRates() {
        assertThat(Rate.parse("250").perSecond()).isEqualTo(250);
        assertThat(Rate.parse("3600/h").perSecond()).isEqualTo(1);
        assertThat(Rate.parse("90/min").perSecond()).isEqualTo(1.5);
        assertThat(Rate.parse("max").isMax()).isTrue();
        assertThatThrownBy(() -> Rate.parse("0")).hasMessageContaining("no rate");
        assertThatThrownBy(() -> Rate.parse("fast")).hasMessageContaining("no rate");
    }

    @Test
    void readsSilentStretches() {
        assertThat(SilentStretch.parse("sensor@10min+2min"))
                .isEqualTo(new SilentStretch(PlantStream.SENSOR, Span.minutes(10), Span.minutes(2)))
                .hasToString("sensor@10min+2min");
        assertThatThrownBy(() -> SilentStretch.parse("robot@1s+1s"))
                .hasMessageContaining("say sensor or audit");
    }
}
