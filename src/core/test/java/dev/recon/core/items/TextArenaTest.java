package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextArenaTest {

    private final TextArena arena = new TextArena();
    private final Arrival read = new Arrival();

    private String text(int entry) {
        arena.read(entry, read);
        return Items.source(read) + "/" + Items.id(read);
    }

    @Test
    void keepsSourceAndId() {
        arena.put(0, Items.of("s1", "a", 0));
        arena.put(3, Items.of("", "", 0));
        arena.put(5, Items.of("süd", "ü-" + "x".repeat(500), 0));

        assertThat(text(0)).isEqualTo("s1/a");
        assertThat(text(3)).isEqualTo("/");
        assertThat(text(5)).isEqualTo("süd/ü-" + "x".repeat(500));
        assertThat(arena.has(0)).isTrue();
        assertThat(arena.has(1)).isFalse();
        assertThat(arena.has(1_000)).isFalse();
    }

    @Test
    void isDroppedWhenNothingIsPendingAnyMore() {
        assertThat(arena.isEmpty()).isTrue();
        assertThat(arena.memoryBytes()).isZero();
        for (int entry = 0; entry < 100; entry++) {
            arena.put(entry, Items.of("source", "id" + entry, 0));
        }
        assertThat(arena.memoryBytes()).isGreaterThan(100 * (8 + 9 + 4));
        for (int entry = 0; entry < 100; entry++) {
            assertThat(arena.isEmpty()).isFalse();
            arena.free(entry);
            arena.free(entry);
        }
        assertThat(arena.isEmpty()).isTrue();
        assertThat(arena.memoryBytes()).isZero();

        arena.put(7, Items.of("s", "again", 0));
        assertThat(text(7)).isEqualTo("s/again");
    }

    @Test
    void freeingWhatIsNotThereChangesNothing() {
        arena.put(1, Items.of("s", "a", 0));
        arena.free(0);
        arena.free(99);
        assertThat(arena.isEmpty()).isFalse();
        assertThat(text(1)).isEqualTo("s/a");
    }

    /**
     * A few long-lived texts among many that come and go: the block must not grow with the latter.
     */
    @Test
    void compactionKeepsTextAndMemoryBounded() {
        int next = 0;
        for (; next < 10; next++) {
            arena.put(next, Items.of("stays", "n" + next, 0));
        }
        for (; next < 5_000; next++) {
            arena.free(Math.max(10, next - 20));
            arena.put(next, Items.of("goes", "n" + next, 0));
        }
        assertThat(arena.memoryBytes()).isLessThan(2_500 + 5_000 * 6);
        for (int entry = 0; entry < 10; entry++) {
            assertThat(text(entry)).isEqualTo("stays/n" + entry);
        }
        for (int entry = 4_981; entry < 5_000; entry++) {
            assertThat(text(entry)).isEqualTo("goes/n" + entry);
        }
    }

    @Test
    void agreesWithAPlainMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Integer, String> plain = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(100) < 55) {
                int entry = Math.max(0, i - random.nextInt(200));
                plain.remove(entry);
                arena.free(entry);
            } else {
                Arrival item =
                        Items.of("s".repeat(random.nextInt(40)), "i".repeat(random.nextInt(80)), 0);
                plain.put(i, Items.source(item) + "/" + Items.id(item));
                arena.put(i, item);
            }
            assertThat(arena.isEmpty()).isEqualTo(plain.isEmpty());
            plain.forEach(
                    (each, text) -> assertThat(text(each)).as("seed %d", seed).isEqualTo(text));
        }
    }

    @Test
    void textComesInTheOrderOfItsEntries() {
        arena.put(5, Items.of("s", "a", 0));
        assertThatThrownBy(() -> arena.put(5, Items.of("s", "b", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Text of entry 5 comes after that of entry 5");
        assertThatThrownBy(() -> arena.put(4, Items.of("s", "b", 0)))
                .isInstanceOf(IllegalStateException.class);
        arena.put(6, Items.of("s", "b", 0));
        assertThat(text(5)).isEqualTo("s/a");
        assertThat(text(6)).isEqualTo("s/b");
    }

    @Test
    void whatHasNoTextIsNotRead() {
        arena.put(5, Items.of("s", "a", 0));
        for (int none : new int[] {4, 6, 1_000}) {
            assertThatThrownBy(() -> arena.read(none, read))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Entry " + none + " has no text: it is not pending");
        }
    }
}
