package dev.recon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemHashTest {

    private final ItemHash hash = new ItemHash();

    private void hash(String source, String id) {
        byte[] text = Utf8.encode("<" + source + id + ">");
        int middle = 1 + Utf8.encode(source).length;
        hash.compute(text, 1, middle, text, middle, text.length - 1);
    }

    private String compute(String source, String id) {
        hash(source, id);
        return String.format("%016x%016x", hash.high, hash.low);
    }

    /** State is keyed by these: a value that changes here loses the state of every running job. */
    @ParameterizedTest
    @CsvSource({
        "s1,a3,5278148df221d8c35c366c6d0b2fb362",
        "a,b,250a4c40c47a64e81af2fa24244a3781",
        "machine-17,0000235e-8668-6cb4-0000-2d79883d1e0c,b6d818fa9e0e1bc90d562437e741afbd",
        "\u03a9,\ud83d\ude00,0fe4dba15873a86d656a2b012e35800d",
    })
    void isTheSameForEver(String source, String id, String expected) {
        assertThat(compute(source, id)).isEqualTo(expected);
    }

    @Test
    void isTheSameForEverForLongTexts() {
        assertThat(compute("s".repeat(1000), "i".repeat(100_000)))
                .isEqualTo("df42062a1df323bedefcf55b793148a9");
    }

    @Test
    void knowsWhereTheSourceEnds() {
        assertThat(compute("ab", "c")).isNotEqualTo(compute("a", "bc"));
        assertThat(compute("a", "b")).isNotEqualTo(compute("b", "a"));
        assertThat(compute("a", "\u0001\u0000\u0000\u0000"))
                .isNotEqualTo(compute("a\u0001", "\u0000\u0000\u0000"));
    }

    @Test
    void doesNotDependOnWhereTheTextStandsNorOnWhatWasHashedBefore() {
        String before = compute("source", "id");
        compute("x".repeat(5000), "y");
        byte[] id = Utf8.encode("__id");
        hash.compute(Utf8.encode("source"), 0, 6, id, 2, 4);
        assertThat(String.format("%016x%016x", hash.high, hash.low)).isEqualTo(before);
    }

    @Test
    void spreadsCountedIdsOverBothHalvesAndOverBuckets() {
        Set<Long> high = new HashSet<>();
        Set<Long> low = new HashSet<>();
        int[] buckets = new int[128];
        for (int i = 0; i < 200_000; i++) {
            hash("s" + i % 7, "id-" + i);
            high.add(hash.high);
            low.add(hash.low);
            buckets[(int) (hash.high >>> 57)]++;
            buckets[(int) (hash.low & 127)]++;
        }
        assertThat(high).hasSize(200_000);
        assertThat(low).hasSize(200_000);
        // 3125 are expected in each, give or take 56.
        assertThat(buckets)
                .as("counts")
                .matches(all -> IntStream.of(all).allMatch(n -> n > 2800 && n < 3450));
    }
}
