package dev.recon.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.state.SensorBlock.Stray;
import dev.recon.state.SensorBlock.WaitingReading;
import dev.recon.state.SensorPane.Sum;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorBlockTest {

    private static final byte[] ID = "id".getBytes(UTF_8);

    /** Bytes of all savepoints of format 5: none may change. */
    private static final String BYTES =
            """
            05 00000001 00000002 7331 0000000000000007
            00000004 03 02 4243
            00000002
              0000000000000008 000000000000001c 00000000 00 3ff8000000000000
              0000000000000009 000000000000001d 00000002 6964 01 7ff8000000000000
            00000001
              00000002 6964 000000000000000a 01 01 02 ffffffffffffffff
              3ff0000000000000 3fe0000000000000 0000000000000000 4000000000000000
              04 00000008 00000003
            00000001
              00000002 6964 000000000000000b 4008000000000000
            00000001
              0000000000000000 0000000000000005 7ff0000000000000 fff0000000000000
              3ff0000000000000 0000000000000000 8000000000000000
              4000000000000000 0000000000000000 0000000000000000
              0000000000000002 0000000000000001
              3fe0000000000000 0000000000000000 0000000000000000
            """;

    static SensorBlock sensor(Learned learned) {
        return new SensorBlock(
                1,
                "s1".getBytes(UTF_8),
                7,
                learned,
                List.of(
                        new WaitingReading(8, 28, new byte[0], 0, 1.5),
                        new WaitingReading(9, 29, ID, 1, Double.NaN)),
                List.of(new SavedFill(ID, 10, 1, true, 2, -1, 1, 0.5, 0, 2, 4, 8, 3)),
                List.of(new Stray(ID, 11, 3)),
                List.of(
                        new SensorPane(
                                0,
                                5,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                new Sum(1, 0, -0.0),
                                new Sum(2, 0, 0),
                                2,
                                1,
                                new Sum(0.5, 0, 0))));
    }

    static Learned learned(int neighbours) {
        return Learned.of(neighbours, new byte[] {'B', 'C'});
    }

    private static byte[] bytes() {
        return HexFormat.of().parseHex(BYTES.replaceAll("\\s", ""));
    }

    @Test
    void aSensorIsWrittenAsInAllSavepointsSoFar() {
        assertThat(sensor(learned(2)).write()).isEqualTo(bytes());
    }

    @Test
    void aSensorIsReadAsItWasWritten() {
        assertThat(SensorBlock.read(bytes()))
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.compareTo(other) == 0, Double.class)
                .isEqualTo(sensor(learned(2)));
        StateBytes.assertGuarded(bytes(), SensorBlock::read);
    }

    @Test
    void whatWasLearnedSaysHowManyNeighboursThereWere() {
        for (int neighbours : new int[] {0, 1, 127}) {
            Learned read = SensorBlock.read(sensor(learned(neighbours)).write()).learned();
            assertThat(read).usingRecursiveComparison().isEqualTo(learned(neighbours));
        }
        byte[] alone = sensor(learned(0)).write();
        assertThat(HexFormat.of().formatHex(alone, 19, 26)).isEqualTo("00000003" + "024243");
        StateBytes.assertGuarded(alone, SensorBlock::read);
    }

    @Test
    void nothingIsLearnedBeforeTheFirstReading() {
        byte[] block = sensor(Learned.nothing()).write();
        assertThat(HexFormat.of().formatHex(block, 19, 23)).isEqualTo("00000000");
        assertThat(SensorBlock.read(block).learned().isNothing()).isTrue();
        StateBytes.assertGuarded(block, SensorBlock::read);
    }

    @Test
    void whatWasLearnedHasTheVersionOfItsBlock() {
        assertThat(SensorBlock.read(bytes()).learned().version()).isEqualTo(5);
        assertThat(SensorBlock.read(bytes()).learned().reader().version()).isEqualTo(5);
    }

    @Test
    void anotherMarkOfWhatWasLearnedIsRefused() {
        byte[] block = bytes();
        block[23] = 4;
        assertThatThrownBy(() -> SensorBlock.read(block))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("(sensor: 4 before 24, where up to 3 is possible)");
    }

    @Test
    void whatIsNoNumberIsWrittenTheSame() {
        double other = Double.longBitsToDouble(0xfff8000000000001L);
        assertThat(new BlockWriter(9).putDouble(other).done())
                .isEqualTo(new BlockWriter(9).putDouble(Double.NaN).done());
    }

    @Test
    void aWriterMakesRoomForExactlyOneSensor() {
        for (Learned each : List.of(Learned.nothing(), learned(0), learned(3))) {
            SensorBlock sensor = sensor(each);
            assertThat(sensor.bytes()).isEqualTo(sensor.write().length);
        }
    }
}
