package dev.recon.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.items.Items;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    private final RowTable rows = new RowTable(0);

    private int row(int leg, String source) {
        byte[] text = Items.bytes(source);
        return rows.row(leg, text, 0, text.length);
    }

    private void fill(int row, long count) {
        for (int counter = 0; counter < Counter.COUNT; counter++) {
            rows.add(row, counter, count - rows.count(row, counter));
        }
    }

    private void assertSameAfterRoundTrip() {
        RowTable read = RowCodec.read(RowCodec.write(rows));
        assertThat(read.size()).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            byte[] source = rows.source(row);
            int same = read.row(rows.leg(row), source, 0, source.length);
            assertThat(read.counts(same, new long[Counter.COUNT]))
                    .isEqualTo(rows.counts(row, new long[Counter.COUNT]));
            assertThat(read.revision(same)).isEqualTo(rows.revision(row));
            assertThat(read.isChanged(same)).isEqualTo(rows.isChanged(row));
        }
        assertThat(read.size()).as("no row is new").isEqualTo(rows.size());
    }

    @Test
    void keepsNoRows() {
        assertSameAfterRoundTrip();
    }

    @Test
    void keepsExtremeNumbers() {
        fill(row(Integer.MAX_VALUE, "min"), Long.MIN_VALUE);
        fill(row(0, "max"), Long.MAX_VALUE);
        rows.setRevision(row(0, "max"), Long.MAX_VALUE);
        fill(row(0, ""), -1);
        rows.setChanged(row(1, ""), true);
        assertSameAfterRoundTrip();
    }

    @Test
    void keepsNumbersOfEveryLengthAndSign() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int bits = 0; bits < 64; bits++) {
            int row = row(bits, "s" + bits);
            rows.setRevision(row, 1L << bits);
            rows.setChanged(row, random.nextBoolean());
            rows.add(row, 0, (1L << bits) - 1);
            rows.add(row, 1, -(1L << bits));
            for (int i = 2; i < Counter.COUNT; i++) {
                rows.add(row, i, random.nextLong() >> bits);
            }
        }
        assertSameAfterRoundTrip();
    }

    @Test
    void smallNumbersAreShort() {
        rows.add(row(1, "abc"), 0, -64);
        assertThat(RowCodec.write(rows)).hasSize(6 + 4 + 4 + 3 + 1 + 1 + Counter.COUNT);
    }

    /** Savepoints hold these bytes: they may be added to, never changed. */
    @Test
    void theFormatOfSavepointsIsWhatItWas() {
        int row = row(2, "s");
        rows.setRevision(row, 64);
        rows.setChanged(row, true);
        rows.add(row, 0, 300);
        rows.add(row, 1, -1);
        assertThat(RowCodec.write(rows))
                .containsExactly(
                        5, // version
                        10, // counters
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
