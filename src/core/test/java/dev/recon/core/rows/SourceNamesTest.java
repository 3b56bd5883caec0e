package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.items.Items;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceNamesTest {

    private final SourceNames names = new SourceNames();

    private int number(String name) {
        byte[] text = Items.bytes("<<" + name + ">");
        return names.number(text, 2, text.length - 1);
    }

    @Test
    void numbersSourcesInTheOrderInWhichTheyAreMet() {
        assertThat(number("b")).isEqualTo(0);
        assertThat(number("a")).isEqualTo(1);
        assertThat(number("b")).isEqualTo(0);
        assertThat(new String(names.name(0), UTF_8)).isEqualTo("b");
    }

    @Test
    void agreesWithAPlainMapWhateverTheNames() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String name = "s" + random.nextInt(700);
            int expected = plain.computeIfAbsent(name, n -> plain.size());
            assertThat(number(name)).as("seed %d %s", seed, name).isEqualTo(expected);
            assertThat(names.name(expected)).isEqualTo(Items.bytes(name));
        }
    }

    /**
     * {@code "Aa"} and {@code "BB"} have the same polynomial hash, and so has what is made of them.
     */
    @Test
    void neverConfusesNamesOfTheSameHash() {
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 1 << 9; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 9; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            plain.put(name.toString(), number(name.toString()));
        }
        assertThat(plain.values()).doesNotHaveDuplicates();
        plain.forEach((name, number) -> assertThat(number(name)).isEqualTo(number));
    }

    @Test
    void aBeginningOfANameIsAnotherName() {
        assertThat(number("sensor")).isNotEqualTo(number("senso"));
        assertThat(number("")).isEqualTo(2);
    }

    @Test
    void startsAnewWhenCleared() {
        for (int i = 0; i < 100; i++) {
            assertThat(number("s" + i)).isEqualTo(i);
        }
        names.clear();
        assertThat(number("s50")).isEqualTo(0);
        for (int i = 0; i < 40; i++) {
            assertThat(number("t" + i)).isEqualTo(i + 1);
        }
        assertThat(number("s50")).isEqualTo(0);
    }
}
