package dev.recon.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimeMapTest {

    private final TimeMap<String> map = new TimeMap<>();

    @Test
    void keepsTheLastValueOfAKey() {
        assertThat(map.get(0)).isNull();
        map.put(0, "a");
        map.put(-1, "b");
        map.put(0, "c");
        assertThat(map.get(0)).isEqualTo("c");
        assertThat(map.get(-1)).isEqualTo("b");
        assertThat(map.sorted()).hasSize(2).containsEntry(-1L, "b");
    }

    @Test
    void givesNothingBackOfWhatWasTakenOut() {
        assertThat(map.pollFirst()).isNull();
        map.put(1_000, "a");
        map.put(2_000, "b");
        assertThat(map.pollFirst().getValue()).isEqualTo("a");
        assertThat(map.get(1_000)).isNull();
        assertThat(map.get(2_000)).isEqualTo("b");
        assertThat(map.isEmpty()).isFalse();
        assertThat(map.pollFirst().getKey()).isEqualTo(2_000);
        assertThat(map.isEmpty()).isTrue();
    }

    @Test
    void agreesWithAPlainMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, String> plain = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = (random.nextLong(2_000) - 1_000) * 12_500;
            int dice = random.nextInt(10);
            if (dice < 3) {
                plain.put(key, "v" + i);
                map.put(key, "v" + i);
            } else if (dice == 3) {
                assertThat(map.pollFirst()).as("seed %d", seed).isEqualTo(plain.pollFirstEntry());
            } else {
                assertThat(map.get(key)).as("seed %d", seed).isEqualTo(plain.get(key));
            }
            assertThat(map.isEmpty()).isEqualTo(plain.isEmpty());
        }
        assertThat(map.sorted()).isEqualTo(plain);
    }
}
