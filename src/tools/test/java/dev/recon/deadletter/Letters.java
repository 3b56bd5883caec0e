package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.codec.Original;
import dev.recon.rows.DeadLetter;

/** Dead letters for tests. */
final class Letters {

    private Letters() {}

    static Letter of(String stream, String reason, int offset, String raw) {
        return of(1_763_632_800_000L + offset, offset, stream, reason, raw.getBytes(UTF_8), null);
    }

    static Letter cut(int offset, String whole, int atMost) {
        Original original = Original.of(whole.getBytes(UTF_8), atMost);
        DeadLetter dead =
                new DeadLetter(
                        "sensor",
                        "MALFORMED",
                        null,
                        "in",
                        0L,
                        (long) offset,
                        original.bytes(),
                        original.isCut() ? (long) original.length() : null,
                        original.sha256(),
                        null,
                        null,
                        null,
                        0);
        return Letter.of(new Place("dead", 2, offset), 0, dead);
    }

    static Letter of(long timeMillis, int offset, byte[] raw) {
        return of(timeMillis, offset, "s", "r", raw, null);
    }

    static Letter repeating(Letter letter, String replayedFrom) {
        return of(
                letter.timeMillis(),
                (int) letter.at().offset(),
                letter.stream(),
                letter.reason(),
                letter.raw(),
                replayedFrom);
    }

    private static Letter of(
            long timeMillis,
            int offset,
            String stream,
            String reason,
            byte[] raw,
            String replayedFrom) {
        DeadLetter dead =
                new DeadLetter(
                        stream,
                        reason,
                        null,
                        "in",
                        0L,
                        (long) offset,
                        raw,
                        null,
                        null,
                        replayedFrom,
                        null,
                        null,
                        0);
        return Letter.of(new Place("dead", 2, offset), timeMillis, dead);
    }
}
