package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {

    private final DeadlineQueue queue = new DeadlineQueue();

    private List<String> poll(long until) {
        DeadlineQueue.Due due = queue.poll(until);
        if (due == null) {
            return null;
        }
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            entries.add(due.slice(i) + "/" + due.entry(i));
        }
        return entries;
    }

    @Test
    void handsOutListsInTheOrderOfTheirDeadlines() {
        queue.add(30, 3, 1);
        queue.add(10, 1, 1);
        queue.add(20, 2, 1);
        queue.add(10, 1, 2);

        assertThat(poll(100)).containsExactly("1/1", "1/2");
        assertThat(poll(100)).containsExactly("2/1");
        assertThat(poll(100)).containsExactly("3/1");
        assertThat(poll(100)).isNull();
    }

    @Test
    void keepsWhatIsNotDueYet() {
        queue.add(10, 1, 1);

        assertThat(poll(9)).isNull();
        assertThat(poll(10)).containsExactly("1/1");
        assertThat(poll(10)).isNull();
    }

    @Test
    void startsANewListForADeadlineThatWasHandedOut() {
        queue.add(10, 1, 1);
        assertThat(poll(10)).containsExactly("1/1");
        queue.add(10, 1, 2);
        assertThat(poll(10)).containsExactly("1/2");
    }

    @Test
    void agreesWithAPlainMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, List<String>> plain = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(50) > 0) {
                long deadline = random.nextLong(20) - 10;
                plain.computeIfAbsent(deadline, d -> new ArrayList<>()).add(-i + "/" + i);
                queue.add(deadline, -i, i);
            } else {
                long until = random.nextLong(20) - 10;
                boolean due = !plain.isEmpty() && plain.firstKey() <= until;
                List<String> expected = due ? plain.pollFirstEntry().getValue() : null;
                assertThat(poll(until)).as("seed %d step %d", seed, i).isEqualTo(expected);
            }
        }
    }
}
