package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.items.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltasTest {

    private final Deltas deltas = new Deltas(2);
    private final List<String> taken = new ArrayList<>();

    private void add(String source, int leg, long window, Counter counter, int delta) {
        byte[] text = Items.bytes("x" + source + "x");
        deltas.add(deltas.source(text, 1, text.length - 1), leg, window, counter, delta);
    }

    private void take(int leg, byte[] source, long window, int[] counts) {
        StringBuilder row = new StringBuilder();
        row.append(window).append(' ').append(leg).append(' ');
        row.append(new String(source, UTF_8));
        for (Counter counter : Counter.values()) {
            if (counts[counter.ordinal()] != 0) {
                row.append(' ').append(counter).append('=').append(counts[counter.ordinal()]);
            }
        }
        taken.add(row.toString());
    }

    @Test
    void sumsUpPerWindowLegAndSource() {
        add("s1", 0, 100, Counter.EXPECTED, 1);
        add("s1", 0, 100, Counter.EXPECTED, 1);
        add("s1", 0, 100, Counter.MISSING, -1);
        deltas.takeAll(this::take);

        assertThat(taken)
                .containsExactly("100 0 s1 EXPECTED=2 MISSING=-1", "100 0 * EXPECTED=2 MISSING=-1");
    }

    @Test
    void theStarOfALegIsAllOfItsSourcesTogether() {
        add("s1", 0, 100, Counter.EXPECTED, 1);
        add("s2", 0, 100, Counter.EXPECTED, 2);
        add("s2", 1, 100, Counter.INVALID, 5);
        deltas.takeAll(this::take);

        assertThat(taken)
                .containsExactly(
                        "100 0 s1 EXPECTED=1",
                        "100 0 s2 EXPECTED=2",
                        "100 1 s2 INVALID=5",
                        "100 0 * EXPECTED=3",
                        "100 1 * INVALID=5");
    }

    @Test
    void aLegThatCountedNothingHasNoStar() {
        add("s1", 1, 100, Counter.EXPECTED, 1);
        deltas.takeAll(this::take);
        assertThat(taken).containsExactly("100 1 s1 EXPECTED=1", "100 1 * EXPECTED=1");
    }

    /** The semantics want a row from the moment that anything is counted in it. */
    @Test
    void countsThatCancelOutStillMakeARow() {
        add("s1", 0, 100, Counter.MISSING, 1);
        add("s1", 0, 100, Counter.MISSING, -1);
        deltas.takeAll(this::take);
        assertThat(taken).containsExactly("100 0 s1", "100 0 *");
    }

    @Test
    void handsOnTheOldestWindowsFirstAndOnlyThoseAskedFor() {
        add("s1", 0, 300, Counter.EXPECTED, 3);
        add("s1", 0, -100, Counter.EXPECTED, 1);
        add("s1", 0, 200, Counter.EXPECTED, 2);
        deltas.take(200, this::take);
        assertThat(taken).containsExactly("-100 0 s1 EXPECTED=1", "-100 0 * EXPECTED=1");

        taken.clear();
        deltas.take(301, this::take);
        assertThat(taken).element(0).isEqualTo("200 0 s1 EXPECTED=2");
        assertThat(taken).element(2).isEqualTo("300 0 s1 EXPECTED=3");
        assertThat(deltas.isEmpty()).isTrue();
    }

    @Test
    void whatWasHandedOnIsNotHandedOnAgain() {
        add("s1", 0, 100, Counter.EXPECTED, 1);
        deltas.take(101, this::take);
        add("s1", 0, 100, Counter.EXPECTED, 1);
        taken.clear();
        deltas.take(101, this::take);
        assertThat(taken).containsExactly("100 0 s1 EXPECTED=1", "100 0 * EXPECTED=1");
    }

    @Test
    void aSourceKeepsItsNumberUntilEverythingIsTaken() {
        byte[] text = Items.bytes("s1s2");
        assertThat(deltas.source(text, 0, 2)).isEqualTo(0);
        assertThat(deltas.source(text, 2, 4)).isEqualTo(1);
        deltas.take(Long.MAX_VALUE, this::take);
        assertThat(deltas.source(text, 2, 4)).isEqualTo(1);
        deltas.takeAll(this::take);
        assertThat(deltas.source(text, 2, 4)).isEqualTo(0);
    }

    @Test
    void isEmptyUntilSomethingIsCounted() {
        assertThat(deltas.isEmpty()).isTrue();
        deltas.source(Items.bytes("s"), 0, 1);
        assertThat(deltas.isEmpty()).isTrue();
        add("s", 0, 0, Counter.EXPECTED, 1);
        assertThat(deltas.isEmpty()).isFalse();
    }

    @Test
    void agreesWithAPlainMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String source = "s" + random.nextInt(60);
            int leg = random.nextInt(2);
            long window = random.nextInt(5) * 100L;
            Counter counter = Counter.values()[random.nextInt(Counter.COUNT)];
            add(source, leg, window, counter, 1 + i % 3);
            for (String each : List.of(source, "*")) {
                plain.merge(
                        window + " " + leg + " " + each + " " + counter, 1 + i % 3, Integer::sum);
            }
        }
        Map<String, Integer> all = new HashMap<>();
        deltas.takeAll(
                (leg, source, window, counts) -> {
                    String row = window + " " + leg + " " + new String(source, UTF_8);
                    for (Counter counter : Counter.values()) {
                        if (counts[counter.ordinal()] != 0) {
                            all.put(row + " " + counter, counts[counter.ordinal()]);
                        }
                    }
                });
        assertThat(all).as("seed %d", seed).isEqualTo(plain);
    }

    @Test
    void theNumberOfASourceIsGoodUntilAllIsTaken() {
        int source = deltas.source(Items.bytes("s"), 0, 1);
        int generation = deltas.generation();
        deltas.add(source, 0, 100, Counter.EXPECTED, 1);
        deltas.take(200, this::take);
        deltas.add(source, 0, 200, Counter.EXPECTED, 1);
        assertThat(deltas.generation()).isEqualTo(generation);
        deltas.takeAll(this::take);

        assertThat(deltas.generation()).isNotEqualTo(generation);
        String message = "No source has number 0; numbers are good until all is taken";
        assertThatThrownBy(() -> deltas.add(source, 0, 300, Counter.EXPECTED, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> deltas.name(source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> deltas.name(-1)).isInstanceOf(IllegalStateException.class);
        assertThat(deltas.isEmpty()).isTrue();
    }
}
