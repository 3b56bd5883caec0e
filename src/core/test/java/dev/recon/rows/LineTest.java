package dev.recon.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @Test
    void randomNamesAreShortAndDiffer() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Line line = Line.random();
            assertThat(line.name()).matches("[a-z2-7]{8}");
            assertThat(line.epoch()).isEqualTo(1);
            names.add(line.name());
        }
        assertThat(names).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a\"b", "a b", "\u00e4", "abcdefghijklmnopqrstuvwxyzabcdefg"})
    void refusesNamesThatWouldHaveToBeEscaped(String name) {
        assertThatThrownBy(() -> new Line(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEpochBelowOne() {
        assertThatThrownBy(() -> new Line("a", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
