package dev.recon.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.state.BucketMeta.Leg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks as they are written are read, and nothing else is. */
class BlocksTest {

    static final int COUNTERS = 3;

    static BucketMeta meta() {
        return new BucketMeta(
                "line-1",
                7,
                Long.MIN_VALUE,
                60_000,
                0,
                -1,
                List.of(new Leg("süd", "a", Long.MIN_VALUE), new Leg("süd", "b", 5)),
                List.of("audit"),
                new byte[] {1, 2});
    }

    static byte[] page() {
        byte[] text = "ssid".getBytes(UTF_8);
        BlockWriter out =
                ItemPage.writer(3, ItemPage.textBytes(4, 1.5) + ItemPage.textBytes(0, Double.NaN));
        ItemPage.putItem(out, 1, 2, ItemBits.SEEN_EXPECTED);
        ItemPage.putItem(out, 3, 4, ItemBits.SEEN_EXPECTED | ItemBits.SEEN_ACTUAL);
        ItemPage.putItem(out, 5, 6, ItemBits.SEEN_ACTUAL | ItemBits.NOOP);
        ItemPage.putText(out, text, 0, 2, 4, 1.5);
        ItemPage.putText(out, text, 0, 0, 0, Double.NaN);
        return out.done();
    }

    static byte[] rows(int counters) {
        BlockWriter out = RowBlock.writer(2, counters, 3);
        for (int row = 0; row < 2; row++) {
            byte[] source = ("s" + row).getBytes(UTF_8);
            RowBlock.putRow(out, row, source, row == 1, 70L * row);
            for (int counter = 0; counter < counters; counter++) {
                out.putVarLong(1_000L * row + counter);
            }
        }
        return out.done();
    }

    private static List<String> read(byte[] rows, int known) {
        List<String> read = new ArrayList<>();
        RowBlock.read(rows, known, sayingTo(read));
        return read;
    }

    /** Says what rows hold. */
    static RowBlock.Visitor sayingTo(List<String> read) {
        return (leg, text, from, to, changed, revision, counts) ->
                read.add(
                        "%d %s %s r%d %s"
                                .formatted(
                                        leg,
                                        new String(text, from, to - from, UTF_8),
                                        changed,
                                        revision,
                                        Arrays.toString(counts)));
    }

    /** Says what a page holds, and keeps none of it. */
    static final class Items implements ItemPage.Visitor {
        final List<String> seen = new ArrayList<>();

        static List<String> of(byte[] page) {
            Items items = new Items();
            ItemPage.read(page, items);
            return items.seen;
        }

        @Override
        public void item(long hash1, long hash2, long bits) {
            seen.add(hash1 + " " + hash2 + " " + bits);
        }

        @Override
        public void text(int item, byte[] block, int from, int idFrom, int to, double value) {
            String source = new String(block, from, idFrom - from, UTF_8);
            seen.add(item + " " + source + "/" + new String(block, idFrom, to - idFrom, UTF_8));
            seen.add("" + value);
        }
    }

    @Test
    void aMetaIsReadAsItWasWritten() {
        BucketMeta read = BucketMeta.read(meta().write());
        assertThat(read).usingRecursiveComparison().isEqualTo(meta());
        StateBytes.assertGuarded(meta().write(), BucketMeta::read);
    }

    @Test
    void directoriesAreReadAsTheyWereWritten() {
        ItemDirectory items = new ItemDirectory(9, new long[] {-1, 1L << 43}, new int[] {0, 300});
        assertThat(ItemDirectory.read(items.write())).usingRecursiveComparison().isEqualTo(items);
        StateBytes.assertGuarded(items.write(), ItemDirectory::read);

        RowsDirectory rows = new RowsDirectory(new long[] {-60_000, 0}, new long[] {3});
        assertThat(RowsDirectory.read(rows.write())).usingRecursiveComparison().isEqualTo(rows);
        StateBytes.assertGuarded(rows.write(), RowsDirectory::read);
    }

    @Test
    void aPageGivesItsItemsThenTheTextsOfThosePending() {
        assertThat(Items.of(page()))
                .containsExactly("1 2 1", "3 4 3", "5 6 10", "0 ss/id", "1.5", "2 /", "NaN");
        assertThat(ItemPage.size(page())).isEqualTo(3);
        StateBytes.assertGuarded(page(), Items::of);
    }

    @Test
    void aWriterMakesRoomForExactlyOnePage() {
        BlockWriter out = ItemPage.writer(1, 0);
        ItemPage.putItem(out, 1, 2, 3);
        assertThat(out.done()).isSameAs(out.done()).hasSize(3 + 24);
    }

    @Test
    void aPageOfMoreThanItCanHoldIsRefused() {
        byte[] page = new byte[3 + 257 * 24];
        page[0] = StateFormat.CURRENT;
        page[1] = 1;
        page[2] = 1;
        assertThatThrownBy(() -> Items.of(page)).hasMessageContaining("257 before 3");
    }

    @Test
    void rowsAreReadAsTheyWereWritten() {
        assertThat(read(rows(COUNTERS), COUNTERS))
                .containsExactly("0 s0 false r0 [0, 1, 2]", "1 s1 true r70 [1000, 1001, 1002]");
        assertThat(RowBlock.rows(rows(COUNTERS))).isEqualTo(2);
        StateBytes.assertGuarded(rows(COUNTERS), block -> read(block, COUNTERS));
    }

    @Test
    void aCounterThatWasNotThereIsZero() {
        assertThat(read(rows(COUNTERS), COUNTERS + 2))
                .containsExactly(
                        "0 s0 false r0 [0, 1, 2, 0, 0]", "1 s1 true r70 [1000, 1001, 1002, 0, 0]");
    }

    @Test
    void rowsWithACounterThatIsNotKnownAreRefused() {
        assertThatThrownBy(() -> read(rows(COUNTERS + 1), COUNTERS))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("rows have 4 counters, and this release knows 3; resume it");
    }

    @Test
    void theLineIsReadAsItWasWritten() {
        assertThat(LineBlock.read(LineBlock.write("line-1"))).isEqualTo("line-1");
        StateBytes.assertGuarded(LineBlock.write("line-1"), LineBlock::read);
    }

    @Test
    void aCountThatTheBlockCannotHoldIsRefusedBeforeRoomIsMade() {
        byte[] rows = new BlockWriter(0).putByte(COUNTERS).putInt(Integer.MAX_VALUE).done();
        assertThatThrownBy(() -> RowBlock.rows(rows))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("2147483647 before 6, where up to 0 is possible");
    }
}
