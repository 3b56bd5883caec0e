package dev.recon.series;

import dev.recon.fill.FillMethod;
import dev.recon.state.UnreadableState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged state of a sensor is read, or refused for good; it never fails in another way. */
class DamagedSensorTest {

    private static final int READINGS = 120;

    private static final Neighbours BESIDE =
            Neighbours.of(List.of(List.of(SeriesStory.SOURCE, "t")));

    static List<Neighbours> neighbours() {
        return List.of(Neighbours.NONE, BESIDE);
    }

    private static byte[] saved(Neighbours neighbours) {
        SeriesStory story = new SeriesStory(FillMethod.AUTO, neighbours);
        for (int i = 0; i < READINGS; i++) {
            long time = i * 1_000L;
            if (i % 9 == 5) {
                story.missing(time);
            } else {
                story.arrived(time, 20 + Math.sin(i / 7.0));
            }
            if (i < READINGS - 10) {
                story.decidedUntil(time);
            }
        }
        return story.block();
    }

    private static void read(byte[] block, Neighbours neighbours, String how) {
        try {
            new SeriesStory(FillMethod.AUTO, neighbours).arrived(0, 1).restartFrom(block);
        } catch (UnreadableState expected) {
            // What is asked for.
        } catch (RuntimeException e) {
            throw new AssertionError(how, e);
        }
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void bytesThatAreNotWhatTheyWere(Neighbours neighbours) {
        byte[] block = saved(neighbours);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = block.clone();
            int at = random.nextInt(broken.length);
            broken[at] = (byte) random.nextInt();
            read(broken, neighbours, "seed " + seed + ", byte " + at + " is " + broken[at]);
        }
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void bytesThatAreCutOff(Neighbours neighbours) {
        byte[] block = saved(neighbours);
        for (int length = 1; length < block.length; length++) {
            read(Arrays.copyOf(block, length), neighbours, "the first " + length + " bytes");
        }
    }
}
