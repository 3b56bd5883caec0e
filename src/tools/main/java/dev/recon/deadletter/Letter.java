package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.codec.DeadLetterHeaders;
import dev.recon.codec.Decoded.DeadReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter.
 *
 * @param at where the letter itself stands
 * @param origin where the record stood, or null where the letter does not say (a beyond-horizon
 *     letter speaks of an id)
 * @param stream null in a record that is no letter of ours, as is {@code reason}
 * @param field null where no single one is to blame
 * @param raw null for a tombstone
 * @param originalBytes how long the record was of which {@code raw} is the beginning; -1 when it is
 *     all of it
 * @param sha256 of such a record
 * @param replayedFrom of a record that had been sent back: the place of the one it repeats
 */
public record Letter(
        Place at,
        long timeMillis,
        Place origin,
        String stream,
        String reason,
        String field,
        byte[] raw,
        long originalBytes,
        String sha256,
        String replayedFrom) {

    static Letter of(ConsumerRecord<byte[], byte[]> record) {
        String topic = header(record, DeadLetterHeaders.TOPIC);
        Place origin =
                Place.parse(
                        topic
                                + "/"
                                + header(record, DeadLetterHeaders.PARTITION)
                                + "/"
                                + header(record, DeadLetterHeaders.OFFSET));
        String length = header(record, DeadLetterHeaders.ORIGINAL_BYTES);
        return new Letter(
                new Place(record.topic(), record.partition(), record.offset()),
                record.timestamp(),
                origin,
                header(record, DeadLetterHeaders.STREAM),
                header(record, DeadLetterHeaders.REASON),
                header(record, DeadLetterHeaders.FIELD),
                record.value(),
                length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1,
                header(record, DeadLetterHeaders.SHA_256),
                header(record, DeadLetterHeaders.REPLAYED_FROM));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** By which a person names it: where the record stood, or else where the letter stands. */
    public Place place() {
        return origin == null ? at : origin;
    }

    public boolean isCut() {
        return originalBytes >= 0;
    }

    boolean isBeyondHorizon() {
        return DeadReason.BEYOND_HORIZON.name().equals(reason);
    }
}
