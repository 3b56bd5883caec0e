package dev.recon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OriginalTest {

    @Test
    void whatFitsIsKeptAsItIs() {
        byte[] value = "abc".getBytes(UTF_8);
        assertThat(Original.of(value, 3).bytes()).isSameAs(value);
        assertThat(Original.of(value, 3).isCut()).isFalse();
        assertThat(Original.of(null, 3)).isEqualTo(new Original(null, 0, null));
    }

    @Test
    void whatDoesNotIsCutWithItsLengthAndFingerprint() {
        Original cut = Original.of("abcd".getBytes(UTF_8), 3);
        assertThat(cut.bytes()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(cut.length()).isEqualTo(4);
        assertThat(cut.sha256())
                .isEqualTo("88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589");
    }

    @Test
    void noCharacterIsCutInTwo() {
        byte[] text = "x\ud83d\ude00y\u20acz\u00e9".repeat(3).getBytes(UTF_8);
        for (int most = 1; most < text.length; most++) {
            byte[] bytes = Original.of(text, most).bytes();
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).as("%d", most).isTrue();
            assertThat(bytes).hasSizeBetween(most - 3, most);
            assertThat(bytes).isEqualTo(Arrays.copyOf(text, bytes.length));
        }
    }

    @Test
    void bytesThatAreNoTextLoseLittleMore() {
        long seed = System.nanoTime();
        byte[] noise = new byte[10_000];
        new Random(seed).nextBytes(noise);
        Arrays.fill(noise, 4_000, 5_000, (byte) 0x80);
        for (int most = 1; most < noise.length; most++) {
            assertThat(Original.of(noise, most).bytes().length)
                    .as("seed %d, %d", seed, most)
                    .isBetween(most - 3, most);
        }
    }
}
