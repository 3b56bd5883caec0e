package dev.recon.core.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingBatchesTest {

    private final List<String> handed = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final Deltas deltas = new Deltas(2);
    private final ReadingBatches batches = new ReadingBatches(2, deltas, this::take);

    private void take(int leg, byte[] source, long[] readings, int count) {
        sizes.add(count);
        for (int i = 0; i < 2 * count; i += 2) {
            String name = new String(source, StandardCharsets.UTF_8);
            double value = Double.longBitsToDouble(readings[i + 1]);
            handed.add(leg + name + "@" + readings[i] + "=" + value);
        }
    }

    private int source(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return deltas.source(text, 0, text.length);
    }

    @Test
    void putsTogetherWhatIsOfOneSourceAndLeg() {
        batches.add(source("a"), 0, 1, 0.5);
        batches.add(source("b"), 0, 2, 1.5);
        batches.add(source("a"), 1, 3, 2.5);
        batches.add(source("a"), 0, -4, 3.5);
        assertThat(handed).isEmpty();
        batches.handAll();
        assertThat(handed).containsExactly("0a@1=0.5", "0a@-4=3.5", "0b@2=1.5", "1a@3=2.5");
        batches.handAll();
        assertThat(handed).hasSize(4);
    }

    @Test
    void aSourceThatSaysMuchDoesNotWait() {
        for (int i = 0; i < 600; i++) {
            batches.add(source("a"), 0, i, i);
        }
        assertThat(sizes).containsExactly(512);
        batches.handAll();
        assertThat(sizes).containsExactly(512, 88);
        assertThat(handed).hasSize(600).startsWith("0a@0=0.0").endsWith("0a@599=599.0");
    }

    @Test
    void noMoreThanSoMuchIsHeldOfAllTogether() {
        for (int i = 0; i < (1 << 16) - 1; i++) {
            batches.add(source("s" + i % 1_000), i % 2, i, i);
        }
        assertThat(handed).isEmpty();
        batches.add(source("last"), 0, -1, 0);
        assertThat(handed).hasSize(1 << 16).contains("0last@-1=0.0");
        batches.add(source("s7"), 1, 5, 5);
        batches.handAll();
        assertThat(handed).hasSize((1 << 16) + 1).endsWith("1s7@5=5.0");
    }

    @Test
    void numbersAreGivenAnewAfterTheCountsWereTaken() {
        batches.add(source("a"), 0, 1, 1);
        batches.handAll();
        deltas.takeAll((leg, source, start, counts) -> {});
        batches.add(source("b"), 0, 2, 2);
        batches.handAll();
        assertThat(handed).containsExactly("0a@1=1.0", "0b@2=2.0");
    }

    @Test
    void readingsLeaveBeforeTheirSourcesLoseTheirNumbers() {
        batches.add(source("a"), 0, 1, 0.5);
        deltas.takeAll((leg, source, pane, counts) -> {});
        source("another");
        assertThatThrownBy(batches::handAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The counts have been taken before the readings");
        assertThat(handed).isEmpty();
    }

    @Test
    void numbersMayBeGivenAnewOnceReadingsHaveLeft() {
        batches.add(source("a"), 0, 1, 0.5);
        batches.handAll();
        deltas.takeAll((leg, source, pane, counts) -> {});
        batches.handAll();
        batches.add(source("b"), 0, 2, 1.5);
        batches.handAll();
        assertThat(handed).containsExactly("0a@1=0.5", "0b@2=1.5");
    }
}
