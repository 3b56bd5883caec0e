package dev.recon.codec;

import static dev.recon.codec.JsonBytes.AND;
import static dev.recon.codec.JsonBytes.IS;
import static dev.recon.rows.RowFields.FIELD;
import static dev.recon.rows.RowFields.OFFSET;
import static dev.recon.rows.RowFields.ORIGINAL_BYTES;
import static dev.recon.rows.RowFields.PARTITION;
import static dev.recon.rows.RowFields.RAW;
import static dev.recon.rows.RowFields.RAW_BASE64;
import static dev.recon.rows.RowFields.REASON;
import static dev.recon.rows.RowFields.SHA256;
import static dev.recon.rows.RowFields.SIDE;
import static dev.recon.rows.RowFields.STREAM;
import static dev.recon.rows.RowFields.TOPIC;

import dev.recon.rows.DeadReason;
import java.util.Base64;

/** Writes dead letters as JSON. Not thread safe. */
public final class DeadLetterEncoder {

    private final CurrentLine line;
    private final JsonBytes out = new JsonBytes();

    public DeadLetterEncoder(CurrentLine line) {
        this.line = line;
    }

    /**
     * A dead letter for a file, with the original bytes as text; those that are no UTF-8 are
     * written in Base64 instead, so that nothing is lost.
     *
     * @param field null where no single one is to blame
     * @param topic where the record stood; or the file
     */
    public byte[] deadLetterValue(
            String stream,
            DeadReason reason,
            String field,
            String topic,
            int partition,
            long offset,
            Original original) {
        deadLetter(stream, reason, field);
        out.raw(AND + TOPIC + IS).string(topic);
        out.raw(AND + PARTITION + IS).number(partition).raw(AND + OFFSET + IS).number(offset);
        byte[] bytes = original.bytes();
        if (bytes == null) {
            out.raw(AND + RAW + IS + "null");
        } else if (Utf8.isValid(bytes, 0, bytes.length)) {
            out.raw(AND + RAW + IS).string(bytes, 0, bytes.length);
        } else {
            out.raw(AND + RAW_BASE64 + IS + "\"").raw(Base64.getEncoder().encode(bytes)).raw('"');
        }
        if (original.isCut()) {
            out.raw(AND + ORIGINAL_BYTES + IS).number(original.length());
            optional(AND + SHA256 + IS, original.sha256());
        }
        return out.raw(line.end()).take();
    }

    /** The dead letter of a leg that has forgotten an id's time. */
    public byte[] beyondHorizonValue(
            String stream,
            LegText leg,
            String side,
            byte[] source,
            int sourceFrom,
            int sourceTo,
            byte[] id,
            int idFrom,
            int idTo,
            long eventTimeMillis) {
        deadLetter(stream, DeadReason.BEYOND_HORIZON, null);
        out.raw(',');
        out.raw(leg.json());
        optional(AND + SIDE + IS, side);
        OutputEncoder.item(out, source, sourceFrom, sourceTo, id, idFrom, idTo, eventTimeMillis);
        return out.raw(line.end()).take();
    }

    private void deadLetter(String stream, DeadReason reason, String field) {
        out.raw("{\"" + STREAM + IS).string(stream).raw(AND + REASON + IS).string(reason.name());
        out.raw(AND + FIELD + IS).string(field);
    }

    private void optional(String name, String text) {
        if (text != null) {
            out.raw(name).string(text);
        }
    }
}
