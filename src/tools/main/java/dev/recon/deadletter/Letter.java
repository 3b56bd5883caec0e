package dev.recon.deadletter;

import dev.recon.rows.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter in its topic, or any other record that somebody has put there.
 *
 * @param at where the letter itself stands
 * @param timeMillis when it was written
 * @param origin where the record stood, or null where the letter does not say (a beyond-horizon
 *     letter speaks of an id)
 */
public record Letter(Place at, long timeMillis, Place origin, DeadLetter dead) {

    static Letter of(Place at, long timeMillis, DeadLetter dead) {
        String origin = dead.topic() + "/" + dead.partition() + "/" + dead.offset();
        return new Letter(at, timeMillis, Place.parse(origin), dead);
    }

    public static Letter of(ConsumerRecord<byte[], byte[]> record) {
        return of(
                new Place(record.topic(), record.partition(), record.offset()),
                record.timestamp(),
                DeadLetter.ofRecord(name -> header(record, name), record.value()));
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** By which a person names it: where the record stood, or else where the letter stands. */
    public Place place() {
        return origin == null ? at : origin;
    }

    /** Null in a record that is no letter of ours, as {@link #reason}. */
    public String stream() {
        return dead.stream();
    }

    public String reason() {
        return dead.reason();
    }

    /** Null where no single one is to blame. */
    public String field() {
        return dead.field();
    }

    /** Null for a tombstone. */
    public byte[] raw() {
        return dead.raw();
    }

    /** Where the record stood that this one, which had been sent back, repeats; null for none. */
    public String replayedFrom() {
        return dead.replayedFrom();
    }

    public boolean isCut() {
        return dead.isCut();
    }

    boolean isBeyondHorizon() {
        return dead.isBeyondHorizon();
    }
}
