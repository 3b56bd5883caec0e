package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** What every kind of block has to stand. */
final class StateBytes {

    private StateBytes() {}

    /** Another version, no bytes, a part, or anything else gives a clear error, and at once. */
    static void assertGuarded(byte[] block, Consumer<byte[]> reader) {
        assertThatCode(() -> reader.accept(block)).doesNotThrowAnyException();
        assertRefusesVersions(block, reader);
        assertRefused(null, reader, "is damaged");
        for (int length = 0; length < block.length; length++) {
            assertRefused(Arrays.copyOf(block, length), reader, "is damaged");
        }
        assertRefused(Arrays.copyOf(block, block.length + 1), reader, "1 bytes too many");
        assertStandsAnything(block, reader);
    }

    private static void assertRefusesVersions(byte[] block, Consumer<byte[]> reader) {
        byte[] other = block.clone();
        other[0] = 0;
        assertRefused(other, reader, "is of release 0.1.0, which no later release reads; resume");
        other[0] = 6;
        assertRefused(other, reader, "has format 6, and this release reads format 5; resume it");
        other[0] = -1;
        assertRefused(other, reader, "has format 255, and this release reads format 5");
    }

    private static void assertRefused(byte[] block, Consumer<byte[]> reader, String message) {
        assertThatThrownBy(() -> reader.accept(block))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining(message);
    }

    /** Flipped bits are read or refused; nothing else may come of them. */
    private static void assertStandsAnything(byte[] block, Consumer<byte[]> reader) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = block.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                broken[1 + random.nextInt(block.length - 1)] = (byte) random.nextInt();
            }
            try {
                reader.accept(broken);
            } catch (UnreadableState expected) {
                // What is asked for.
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + Arrays.toString(broken), e);
            }
        }
    }
}
