package dev.recon.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.core.Side;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A record that could not be used. In a topic it is the value that it had, and the rest are
 * headers; in a file all of it is a row of JSON. One that came after the horizon of its time is
 * known by its item, and is JSON in both.
 *
 * @param stream null in a record that is no letter of ours, as {@code reason}
 * @param reason the name of a {@link DeadReason}; a later version may have others
 * @param field null where no single one is to blame
 * @param topic where the record stood, or the file; null of one beyond the horizon, as {@code
 *     partition} and {@code offset}
 * @param raw the bytes of the record, or the first of them; null for a tombstone. Of a letter
 *     beyond the horizon the JSON of the letter in a topic, and null in a file
 * @param originalBytes how long the record was of which {@code raw} is the beginning; null when it
 *     is all of it
 * @param sha256 of all of such a record, in hexadecimal digits
 * @param replayedFrom of a record that had been sent back: the place of the one it repeats
 * @param item what came beyond the horizon; null of all others
 * @param line null in letters of versions that wrote none; their epoch is 0
 */
public record DeadLetter(
        String stream,
        String reason,
        String field,
        String topic,
        Long partition,
        Long offset,
        byte[] raw,
        Long originalBytes,
        String sha256,
        String replayedFrom,
        Late item,
        String line,
        long epoch) {

    public static final RowSchema<DeadLetter> SCHEMA =
            new RowSchema<>(
                    "deadletters",
                    "A record that could not be used. In a topic the value is the record as it came, and the"
                            + " rest are headers; in a file, and where it came beyond the horizon, it is JSON.",
                    "the stream as it is; `control/output/source/id` where it came beyond the horizon",
                    List.of(),
                    Kept.ALL_30_DAYS,
                    "All dead letters of a stream have one key, so compaction would lose some.",
                    DeadLetterFields.all(),
                    DeadLetter::of);

    /** An id whose time the leg has forgotten. */
    public record Late(
            String control,
            String output,
            Side side,
            String source,
            String id,
            long eventTimeMillis) {}

    private static DeadLetter of(RowValues values) {
        return new DeadLetter(
                values.text(RowFields.STREAM),
                values.text(RowFields.REASON),
                values.text(RowFields.FIELD),
                values.text(RowFields.TOPIC),
                values.whole(RowFields.PARTITION),
                values.whole(RowFields.OFFSET),
                raw(values),
                values.whole(RowFields.ORIGINAL_BYTES),
                values.text(RowFields.SHA256),
                values.text(RowFields.REPLAYED_FROM),
                item(values),
                values.text(RowFields.LINE),
                values.whole(RowFields.EPOCH, 0));
    }

    private static byte[] raw(RowValues values) {
        String base64 = values.text(RowFields.RAW_BASE64);
        String text = values.text(RowFields.RAW);
        if (base64 == null) {
            return text == null ? null : text.getBytes(UTF_8);
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RowException("deadletters", "'rawBase64' is no Base64", e);
        }
    }

    private static Late item(RowValues values) {
        if (values.text(RowFields.ID) == null || values.whole(RowFields.EVENT_TIME) == null) {
            return null;
        }
        return new Late(
                values.text(RowFields.CONTROL),
                values.text(RowFields.OUTPUT),
                values.word(RowFields.SIDE, Side.class),
                values.text(RowFields.SOURCE),
                values.text(RowFields.ID),
                values.whole(RowFields.EVENT_TIME));
    }

    /**
     * Of a record in a topic, whatever it is: what cannot be read is as if it were not there, for
     * people have to be shown this topic all the same.
     *
     * @param header the last value of a header by its name, or null
     */
    public static DeadLetter ofRecord(Function<String, byte[]> header, byte[] value) {
        String reason = text(header, DeadLetterHeaders.REASON);
        boolean isLate = DeadReason.BEYOND_HORIZON.name().equals(reason);
        Long epoch = whole(header, DeadLetterHeaders.EPOCH);
        return new DeadLetter(
                text(header, DeadLetterHeaders.STREAM),
                reason,
                text(header, DeadLetterHeaders.FIELD),
                text(header, DeadLetterHeaders.TOPIC),
                whole(header, DeadLetterHeaders.PARTITION),
                whole(header, DeadLetterHeaders.OFFSET),
                value,
                whole(header, DeadLetterHeaders.ORIGINAL_BYTES),
                text(header, DeadLetterHeaders.SHA_256),
                text(header, DeadLetterHeaders.REPLAYED_FROM),
                isLate ? itemOf(value) : null,
                text(header, DeadLetterHeaders.LINE),
                epoch == null ? 0 : epoch);
    }

    private static Late itemOf(byte[] json) {
        try {
            return json == null ? null : SCHEMA.read(json).item;
        } catch (RowException notOurs) {
            return null;
        }
    }

    private static String text(Function<String, byte[]> header, String name) {
        byte[] value = header.apply(name);
        return value == null ? null : new String(value, UTF_8);
    }

    private static Long whole(Function<String, byte[]> header, String name) {
        String text = text(header, name);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    public boolean isCut() {
        return originalBytes != null;
    }

    public boolean isBeyondHorizon() {
        return DeadReason.BEYOND_HORIZON.name().equals(reason);
    }

    /** The bytes are compared as bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && Arrays.equals(raw, that.raw)
                && facts().equals(that.facts());
    }

    @Override
    public int hashCode() {
        return 31 * facts().hashCode() + Arrays.hashCode(raw);
    }

    private List<Object> facts() {
        return Arrays.asList(
                stream,
                reason,
                field,
                topic,
                partition,
                offset,
                originalBytes,
                sha256,
                replayedFrom,
                item,
                line,
                epoch);
    }
}
