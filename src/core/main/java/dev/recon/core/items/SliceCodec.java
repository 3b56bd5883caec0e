package dev.recon.core.items;

import dev.recon.state.BlockWriter;
import dev.recon.state.ItemPage;

/** A slice to and from its pages in state: see {@link ItemPage}. */
final class SliceCodec implements ItemPage.Visitor {

    private final Slice slice;
    private final int from;
    private final Arrival text = new Arrival();

    private SliceCodec(Slice slice) {
        this.slice = slice;
        from = slice.size();
    }

    static byte[] write(Slice slice, int page) {
        int from = page * Slice.PAGE;
        int to = Math.min(slice.size(), from + Slice.PAGE);
        Arrival text = new Arrival();
        BlockWriter out = ItemPage.writer(to - from, textBytes(slice, from, to, text));
        for (int entry = from; entry < to; entry++) {
            ItemPage.putItem(out, slice.hash1(entry), slice.hash2(entry), slice.rawMeta(entry));
        }
        for (int entry = from; entry < to; entry++) {
            if (slice.isPending(entry)) {
                slice.pending.read(entry, text);
                ItemPage.putText(
                        out, text.text, text.sourceStart, text.idStart, text.idEnd, text.value);
            }
        }
        return out.done();
    }

    private static int textBytes(Slice slice, int from, int to, Arrival text) {
        int bytes = 0;
        for (int entry = from; entry < to; entry++) {
            if (slice.isPending(entry)) {
                slice.pending.read(entry, text);
                bytes += ItemPage.textBytes(text.idEnd - text.sourceStart, text.value);
            }
        }
        return bytes;
    }

    /**
     * Appends a page to a slice that is being loaded, pages in order.
     *
     * @throws dev.recon.state.UnreadableState when it cannot be read
     */
    static void read(byte[] block, Slice slice) {
        ItemPage.read(block, new SliceCodec(slice));
    }

    @Override
    public void item(long hash1, long hash2, long bits) {
        slice.restore(hash1, hash2, bits);
    }

    @Override
    public void text(int item, byte[] block, int start, int idStart, int end, double value) {
        text.text = block;
        text.sourceStart = start;
        text.sourceEnd = idStart;
        text.idStart = idStart;
        text.idEnd = end;
        text.value = value;
        slice.pending.put(from + item, text);
    }
}
