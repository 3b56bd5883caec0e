package dev.recon.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private record Item(long time, int tie) {}

    private static final Comparator<Item> ORDER =
            Comparator.comparingLong(Item::time).thenComparingInt(Item::tie);

    private final Timeline<Item> timeline =
            new Timeline<>(Item::time, Comparator.comparingInt(Item::tie));

    @Test
    void ordersByNumberAndThenAmongTheSame() {
        List<Item> items = List.of(new Item(5, 2), new Item(7, 0), new Item(5, 1), new Item(1, 9));
        items.forEach(timeline::add);
        assertThat(contents())
                .containsExactly(new Item(1, 9), new Item(5, 1), new Item(5, 2), new Item(7, 0));
        assertThat(timeline.countBefore(5)).isEqualTo(1);
        assertThat(timeline.countBefore(6)).isEqualTo(3);
        assertThat(timeline.countBefore(8)).isEqualTo(4);
    }

    @Test
    void doesAsAPlainListDoesWhateverIsAddedAndRemoved() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Item> plain = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            change(plain, step, random);
            assertThat(contents()).as("seed %d, step %d", seed, step).isEqualTo(plain);
            long limit = (long) step + random.nextInt(60) - 50;
            assertThat(timeline.countBefore(limit))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo((int) plain.stream().filter(each -> each.time < limit).count());
        }
    }

    private void change(List<Item> plain, int step, Random random) {
        int what = random.nextInt(20);
        if (what < 12 || plain.isEmpty()) {
            Item item = new Item(step - random.nextInt(50), random.nextInt(3));
            timeline.add(item);
            plain.add(item);
            plain.sort(ORDER);
        } else if (what < 18) {
            int index = random.nextInt(plain.size());
            timeline.remove(index);
            plain.remove(index);
        } else if (what == 18) {
            int count = random.nextInt(plain.size() + 1);
            timeline.removeFirst(count);
            plain.subList(0, count).clear();
        } else if (random.nextInt(20) == 0) {
            timeline.clear();
            plain.clear();
        }
    }

    private List<Item> contents() {
        List<Item> contents = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            contents.add(timeline.get(i));
        }
        assertThat(timeline.first()).isEqualTo(contents.isEmpty() ? null : contents.get(0));
        assertThat(timeline.isEmpty()).isEqualTo(contents.isEmpty());
        return contents;
    }
}
