package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.state.ItemBits;
import dev.recon.state.ItemPage;
import org.junit.jupiter.api.Test;

class SliceCodecTest {

    private static final long LENGTH = 1L << 40;

    private final Slice slice = new Slice(0, LENGTH, 0);
    private final Arrival text = new Arrival();

    private void pending(String source, String id, long time) {
        Arrival item = Items.of(source, id, time);
        int entry = slice.append(item.hash1, item.hash2, 1, time, ItemFlags.SEEN_EXPECTED);
        slice.pending.put(entry, item);
    }

    private Slice copy() {
        Slice copy = Slice.evicted(0, LENGTH, slice.size());
        copy.load();
        for (int page = 0; page < slice.pages(); page++) {
            SliceCodec.read(SliceCodec.write(slice, page), copy);
        }
        return copy;
    }

    private void assertSame(Slice copy) {
        assertThat(copy.size()).isEqualTo(slice.size());
        for (int entry = 0; entry < slice.size(); entry++) {
            assertThat(copy.hash1(entry)).isEqualTo(slice.hash1(entry));
            assertThat(copy.hash2(entry)).isEqualTo(slice.hash2(entry));
            assertThat(copy.rawMeta(entry)).isEqualTo(slice.rawMeta(entry));
            assertThat(copy.pending.has(entry)).isEqualTo(slice.pending.has(entry));
            if (slice.pending.has(entry)) {
                assertThat(text(copy, entry)).isEqualTo(text(slice, entry));
            }
        }
    }

    private String text(Slice of, int entry) {
        of.pending.read(entry, text);
        return Items.source(text) + "/" + Items.id(text);
    }

    @Test
    void keepsExtremeNumbers() {
        slice.append(Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF, LENGTH - 1, 63);
        slice.append(-1, 0, 0, 0, 0);
        pending("s", "a", LENGTH - 1);
        pending("", "", 0);
        assertSame(copy());
    }

    @Test
    void keepsTextOfPendingItemsOnly() {
        pending("süd", "x".repeat(1_000), 5);
        slice.append(1, 2, 3, 4, ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL);
        pending("s2", "b", 6);

        assertSame(copy());
        assertThat(SliceCodec.write(slice, 0))
                .hasSize(3 + 3 * 24 + 2 * 8 + "süd".length() + 1 + 1_000 + 3);
    }

    @Test
    void keepsEveryPageInItsPlace() {
        for (int i = 0; i < 2 * Slice.PAGE + 10; i++) {
            if (i % 3 == 0) {
                pending("s" + i % 5, "i" + i, i);
            } else {
                slice.append(i, -i, i, i, ItemFlags.DECIDED | ItemFlags.SEEN_ACTUAL);
            }
        }
        assertSame(copy());
        assertThat(ItemPage.size(SliceCodec.write(slice, 1))).isEqualTo(Slice.PAGE);
        assertThat(ItemPage.size(SliceCodec.write(slice, 2))).isEqualTo(10);
    }

    @Test
    void aPageTakesTwentyFourBytesAnEntry() {
        for (int i = 0; i < Slice.PAGE + 10; i++) {
            slice.append(i, i, 0, 0, ItemFlags.DECIDED);
        }
        assertThat(SliceCodec.write(slice, 0)).hasSize(3 + 24 * Slice.PAGE);
        assertThat(SliceCodec.write(slice, 1)).hasSize(3 + 24 * 10);
    }

    @Test
    void theBitsOfAnEntryAreThoseOfTheFormat() {
        assertThat(Slice.PAGE).isEqualTo(ItemPage.MAX_ITEMS);
        for (int flags = 0; flags < 64; flags++) {
            int entry = slice.append(1, 2, 0xFFFE, LENGTH - 1, flags);
            long bits = slice.rawMeta(entry);
            assertThat(ItemBits.isPending(bits)).isEqualTo(slice.isPending(entry));
            assertThat(ItemBits.flags(bits)).isEqualTo(flags);
            assertThat(ItemBits.leg(bits)).isEqualTo(0xFFFE);
            assertThat(ItemBits.timeInSlice(bits)).isEqualTo(LENGTH - 1);
        }
    }

    /** Savepoints hold these bytes: they may be added to, never changed. */
    @Test
    void theFormatOfSavepointsIsWhatItWas() {
        Arrival item = Items.of("s", "ab", 0);
        int entry = slice.append(1, 2, 3, 4, ItemFlags.SEEN_ACTUAL);
        slice.pending.put(entry, item);
        assertThat(SliceCodec.write(slice, 0))
                .containsExactly(
                        5, 0, 1, // version, entries
                        0, 0, 0, 0, 0, 0, 0, 1, // hash
                        0, 0, 0, 0, 0, 0, 0, 2, //
                        0, 0, 0, 0, 4, 0, 3, 2, // time in the slice, leg, flags
                        0, 0, 0, 1, 0, 0, 0, 2, // lengths
                        's', 'a', 'b');
    }
}
