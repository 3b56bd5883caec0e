package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Plays the next change of the format: a field behind all others of the snapshot meta. State of
 * today is read by it, with a default; state of it is refused by today's release.
 */
class NextFormatTest {

    private static final int NEXT = StateFormat.CURRENT + 1;
    private static final String DEFAULT = "none";

    /** The meta as the next release would have it. */
    private record NextMeta(BucketMeta known, String added) {

        byte[] write() {
            BlockWriter out = new BlockWriter(0, NEXT);
            known.write(out);
            return out.putText(added).done();
        }

        static NextMeta read(byte[] block) {
            BlockReader in = BlockReader.open(block, BucketMeta.WHAT, NEXT);
            BucketMeta known = BucketMeta.read(in);
            NextMeta read = new NextMeta(known, in.version() < NEXT ? DEFAULT : in.getText());
            in.end();
            return read;
        }
    }

    @Test
    void aFieldThatIsAddedKeepsStateOfTodayReadable() {
        NextMeta read = NextMeta.read(BlocksTest.meta().write());
        assertThat(read.added()).isEqualTo(DEFAULT);
        assertThat(read.known()).usingRecursiveComparison().isEqualTo(BlocksTest.meta());
    }

    @Test
    void theNextReleaseReadsItsOwn() {
        NextMeta meta = new NextMeta(BlocksTest.meta(), "new");
        assertThat(NextMeta.read(meta.write())).usingRecursiveComparison().isEqualTo(meta);
    }

    @Test
    void thisReleaseRefusesStateOfTheNext() {
        byte[] next = new NextMeta(BlocksTest.meta(), "new").write();
        assertThatThrownBy(() -> BucketMeta.read(next))
                .isInstanceOf(UnreadableState.class)
                .hasMessage(
                        "its state has format 6, and this release reads format 5; resume it with the"
                                + " release that wrote it, or a later one");
    }
}
