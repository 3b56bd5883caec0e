package dev.recon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void saysBytesInTheLargestUnitThatFits() {
        assertThat(Texts.bytes(OptionalDouble.of(512))).isEqualTo("512 B");
        assertThat(Texts.bytes(OptionalDouble.of(1024 * 1536))).isEqualTo("1.5 MB");
        assertThat(Texts.bytes(OptionalDouble.of(400L << 30))).isEqualTo("400 GB");
    }

    @Test
    void writesADashForWhatWasNotMeasured() {
        assertThat(Texts.bytes(OptionalDouble.empty())).isEqualTo("-");
        assertThat(Texts.times(OptionalDouble.of(2), OptionalDouble.empty())).isEqualTo("-");
    }
}
