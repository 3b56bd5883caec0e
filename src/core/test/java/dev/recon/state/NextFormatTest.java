package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.rows.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the next change of the format: a field behind all others, in every kind of block. State of
 * today is read by it, with a default; state of it is refused by today's release. A counter of the
 * metrics rows, which needs no new format, and a number that the fills learn are played as well.
 */
class NextFormatTest {

    private static final int NEXT = StateFormat.CURRENT + 1;
    private static final String DEFAULT = "none";

    /**
     * A kind of block.
     *
     * @param today one as it is written now
     * @param fields reads those of now
     * @param whole reads a block as this release does
     */
    private record Kind(
            String name,
            byte[] today,
            Function<BlockReader, Object> fields,
            Function<byte[], Object> whole) {

        /** One as the next release would write it. */
        byte[] next(String added) {
            return new BlockWriter(0, NEXT).put(today, 1, today.length).putText(added).done();
        }

        /** Reads one as the next release would. */
        Next read(byte[] block) {
            BlockReader in = BlockReader.open(block, name, NEXT);
            Object known = fields.apply(in);
            Next read = new Next(known, in.version() < NEXT ? DEFAULT : in.getText());
            in.end();
            return read;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A block as the next release would have it. */
    private record Next(Object known, String added) {}

    static List<Kind> kinds() {
        return List.of(
                new Kind(
                        BucketMeta.WHAT,
                        BlocksTest.meta().write(),
                        BucketMeta::read,
                        BucketMeta::read),
                new Kind(
                        ItemDirectory.WHAT,
                        new ItemDirectory(9, new long[] {7}, new int[] {300}).write(),
                        ItemDirectory::read,
                        ItemDirectory::read),
                new Kind(
                        RowsDirectory.WHAT,
                        new RowsDirectory(new long[] {60_000}, new long[] {3}).write(),
                        RowsDirectory::read,
                        RowsDirectory::read),
                new Kind(
                        ItemPage.WHAT,
                        BlocksTest.page(),
                        NextFormatTest::items,
                        BlocksTest.Items::of),
                new Kind(
                        RowBlock.WHAT,
                        BlocksTest.rows(Counter.COUNT),
                        in -> rows(in, Counter.COUNT),
                        block -> rows(open(block), Counter.COUNT)),
                new Kind(
                        SensorBlock.WHAT,
                        SensorBlockTest.sensor(SensorBlockTest.learned(2)).write(),
                        SensorBlock::read,
                        SensorBlock::read),
                new Kind(
                        LineBlock.WHAT,
                        LineBlock.write("line-1"),
                        BlockReader::getText,
                        LineBlock::read));
    }

    private static List<String> items(BlockReader in) {
        BlocksTest.Items items = new BlocksTest.Items();
        ItemPage.read(in, items);
        return items.seen;
    }

    private static List<String> rows(BlockReader in, int counters) {
        List<String> rows = new ArrayList<>();
        RowBlock.read(in, counters, BlocksTest.sayingTo(rows));
        return rows;
    }

    private static BlockReader open(byte[] block) {
        return BlockReader.open(block, RowBlock.WHAT);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFieldThatIsAddedKeepsStateOfTodayReadable(Kind kind) {
        Next read = kind.read(kind.today());
        assertThat(read.added()).isEqualTo(DEFAULT);
        assertThat(read.known())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.compareTo(other) == 0, Double.class)
                .isEqualTo(kind.fields().apply(BlockReader.open(kind.today(), kind.name())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theNextReleaseReadsItsOwn(Kind kind) {
        assertThat(kind.read(kind.next("new")).added()).isEqualTo("new");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thisReleaseRefusesStateOfTheNext(Kind kind) {
        assertThat(kind.whole().apply(kind.today())).isNotNull();
        assertThatThrownBy(() -> kind.whole().apply(kind.next("new")))
                .isInstanceOf(UnreadableState.class)
                .hasMessage(
                        "its state has format 6, and this release reads format 5; resume it with the"
                                + " release that wrote it, or a later one");
    }

    /** A number behind all others of what was learned, as the fills of the next release have it. */
    @Test
    void aNumberThatIsLearnedInAdditionIsReadByTheVersionOfTheBlock() {
        byte[] today = SensorBlockTest.sensor(SensorBlockTest.learned(2)).write();
        byte[] next =
                new BlockWriter(0, NEXT)
                        .put(today, 1, 19)
                        .putBytes(new byte[] {3, 2, 'B', 'C', 'D'})
                        .put(today, 27, today.length)
                        .done();
        assertThat(lastLearned(today)).isEqualTo(-1);
        assertThat(lastLearned(next)).isEqualTo('D');
    }

    private static int lastLearned(byte[] block) {
        BlockReader in = BlockReader.open(block, SensorBlock.WHAT, NEXT);
        BlockReader learned = SensorBlock.read(in).learned().reader();
        in.end();
        learned.skip(2);
        int added = learned.version() < NEXT ? -1 : learned.getByte();
        learned.end();
        return added;
    }

    @Test
    void aCounterThatIsAddedKeepsStateOfTodayReadable() {
        byte[] today = BlocksTest.rows(Counter.COUNT);
        List<String> read = rows(open(today), Counter.COUNT + 1);
        List<String> known = rows(open(today), Counter.COUNT);
        assertThat(read).hasSize(known.size());
        for (int row = 0; row < read.size(); row++) {
            assertThat(read.get(row)).isEqualTo(known.get(row).replace("]", ", 0]"));
        }
    }

    @Test
    void thisReleaseRefusesACounterThatItDoesNotKnow() {
        byte[] next = BlocksTest.rows(Counter.COUNT + 1);
        assertThat(rows(open(next), Counter.COUNT + 1)).hasSize(2);
        assertThatThrownBy(() -> rows(open(next), Counter.COUNT))
                .isInstanceOf(UnreadableState.class)
                .hasMessage(
                        "its metrics rows have 11 counters, and this release knows 10; resume it with"
                                + " the release that wrote it, or a later one");
    }
}
