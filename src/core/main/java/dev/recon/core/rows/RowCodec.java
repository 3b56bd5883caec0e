package dev.recon.core.rows;

import dev.recon.state.BlockWriter;
import dev.recon.state.RowBlock;

/** The rows of one window to and from their block in state: see {@link RowBlock}. */
final class RowCodec {

    private RowCodec() {}

    static byte[] write(RowTable rows) {
        int sourceBytes = 0;
        for (int row = 0; row < rows.size(); row++) {
            sourceBytes += rows.source(row).length;
        }
        BlockWriter out = RowBlock.writer(rows.size(), Counter.COUNT, sourceBytes);
        for (int row = 0; row < rows.size(); row++) {
            RowBlock.putRow(
                    out, rows.leg(row), rows.source(row), rows.isChanged(row), rows.revision(row));
            for (int counter = 0; counter < Counter.COUNT; counter++) {
                out.putVarLong(rows.count(row, counter));
            }
        }
        return out.done();
    }

    /**
     * @throws dev.recon.state.UnreadableState when it cannot be read
     */
    static RowTable read(byte[] block) {
        RowTable rows = new RowTable(RowBlock.rows(block));
        RowBlock.read(
                block,
                Counter.COUNT,
                (leg, text, from, to, isChanged, revision, counts) -> {
                    int row = rows.row(leg, text, from, to);
                    rows.setChanged(row, isChanged);
                    rows.setRevision(row, revision);
                    for (int counter = 0; counter < Counter.COUNT; counter++) {
                        rows.add(row, counter, counts[counter]);
                    }
                });
        return rows;
    }
}
