package dev.recon.core.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.items.Items;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTableTest {

    private final RowTable rows = new RowTable(0);

    private int row(int leg, String source) {
        byte[] text = Items.bytes("<" + source + ">");
        return rows.row(leg, text, 1, text.length - 1);
    }

    @Test
    void aLegAndASourceHaveOneRow() {
        int first = row(0, "s");
        assertThat(row(1, "s")).isNotEqualTo(first);
        assertThat(row(0, "t")).isNotEqualTo(first);
        assertThat(row(0, "")).isNotEqualTo(first);
        assertThat(row(0, "s")).isEqualTo(first);
        assertThat(rows.size()).isEqualTo(4);
        assertThat(rows.leg(row(1, "s"))).isEqualTo(1);
        assertThat(rows.source(row(0, "t"))).asString().isEqualTo("t");
    }

    @Test
    void namesWithTheSameHashAreTwoRows() {
        assertThat(row(0, "Aa")).isNotEqualTo(row(0, "BB"));
        assertThat(rows.source(row(0, "Aa"))).asString().isEqualTo("Aa");
        assertThat(rows.source(row(0, "BB"))).asString().isEqualTo("BB");
    }

    @Test
    void knowsWhetherAnyRowHasChanged() {
        row(0, "a");
        int row = row(0, "b");
        assertThat(rows.hasChanges()).isFalse();
        rows.setChanged(row, true);
        assertThat(rows.hasChanges()).isTrue();
        rows.setChanged(row, false);
        assertThat(rows.hasChanges()).isFalse();
    }

    @Test
    void agreesWithAPlainMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, long[]> plain = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int leg = random.nextInt(3);
            String source = "s" + random.nextInt(700);
            int counter = random.nextInt(Counter.COUNT);
            int delta = random.nextInt(9) - 2;
            rows.add(row(leg, source), counter, delta);
            rows.setRevision(row(leg, source), i);
            long[] same = plain.computeIfAbsent(leg + source, name -> new long[Counter.COUNT + 1]);
            same[counter] += delta;
            same[Counter.COUNT] = i;
        }
        assertThat(rows.size()).as("seed %d", seed).isEqualTo(plain.size());
        for (int row = 0; row < rows.size(); row++) {
            long[] same = plain.get(rows.leg(row) + new String(rows.source(row), UTF_8));
            for (int counter = 0; counter < Counter.COUNT; counter++) {
                assertThat(rows.count(row, counter)).as("seed %d", seed).isEqualTo(same[counter]);
            }
            assertThat(rows.revision(row)).isEqualTo(same[Counter.COUNT]);
        }
    }
}
