package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.codec.Original;

/** Dead letters for tests. */
final class Letters {

    private Letters() {}

    static Letter of(String stream, String reason, int offset, String raw) {
        return new Letter(
                new Place("dead", 2, offset),
                1_763_632_800_000L + offset,
                new Place("in", 0, offset),
                stream,
                reason,
                null,
                raw.getBytes(UTF_8),
                -1,
                null,
                null);
    }

    static Letter cut(int offset, String whole, int atMost) {
        Original original = Original.of(whole.getBytes(UTF_8), atMost);
        return new Letter(
                new Place("dead", 2, offset),
                0,
                new Place("in", 0, offset),
                "sensor",
                "MALFORMED",
                null,
                original.bytes(),
                original.length(),
                original.sha256(),
                null);
    }

    static Letter repeating(Letter letter, String replayedFrom) {
        return new Letter(
                letter.at(),
                letter.timeMillis(),
                letter.origin(),
                letter.stream(),
                letter.reason(),
                letter.field(),
                letter.raw(),
                letter.originalBytes(),
                letter.sha256(),
                replayedFrom);
    }
}
