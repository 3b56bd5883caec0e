package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    private final Map<WindowRows.Key, WindowRows.Row> rows = new HashMap<>();

    private WindowRows.Row row(int leg, String source) {
        return rows.computeIfAbsent(
                new WindowRows.Key(leg, Items.bytes(source)), k -> new WindowRows.Row());
    }

    private void assertSameAfterRoundTrip() {
        Map<WindowRows.Key, WindowRows.Row> read = RowCodec.read(RowCodec.write(rows));
        assertThat(read.keySet()).isEqualTo(rows.keySet());
        rows.forEach(
                (key, row) -> {
                    assertThat(read.get(key).counts).isEqualTo(row.counts);
                    assertThat(read.get(key).revision).isEqualTo(row.revision);
                    assertThat(read.get(key).changed).isEqualTo(row.changed);
                });
    }

    @Test
    void keepsNoRows() {
        assertSameAfterRoundTrip();
    }

    @Test
    void keepsExtremeNumbers() {
        Arrays.fill(row(Integer.MAX_VALUE, "min").counts, Long.MIN_VALUE);
        Arrays.fill(row(0, "max").counts, Long.MAX_VALUE);
        row(0, "max").revision = Long.MAX_VALUE;
        Arrays.fill(row(0, "").counts, -1);
        row(1, "").changed = true;
        assertSameAfterRoundTrip();
    }

    @Test
    void keepsNumbersOfEveryLengthAndSign() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int bits = 0; bits < 64; bits++) {
            WindowRows.Row row = row(bits, "s" + bits);
            row.revision = 1L << bits;
            row.changed = random.nextBoolean();
            for (int i = 0; i < Counter.COUNT; i++) {
                row.counts[i] = random.nextLong() >> bits;
            }
            row.counts[0] = (1L << bits) - 1;
            row.counts[1] = -(1L << bits);
        }
        assertSameAfterRoundTrip();
    }

    @Test
    void smallNumbersAreShort() {
        row(1, "abc").counts[0] = -64;
        assertThat(RowCodec.write(rows)).hasSize(4 + 4 + 4 + 3 + 1 + 1 + Counter.COUNT);
    }

    /** Savepoints hold these bytes: they may be added to, never changed. */
    @Test
    void theFormatOfSavepointsIsWhatItWas() {
        WindowRows.Row row = row(2, "s");
        row.revision = 64;
        row.changed = true;
        row.counts[0] = 300;
        row.counts[1] = -1;
        assertThat(RowCodec.write(rows))
                .containsExactly(
                        0,
                        0,
                        0,
                        1, // rows
                        0,
                        0,
                        0,
                        2, // leg
                        0,
                        0,
                        0,
                        1,
                        's', // source
                        1, // changed
                        (byte) 0x80,
                        1, // revision
                        (byte) 0xD8,
                        4,
                        1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0); // counts
    }
}
