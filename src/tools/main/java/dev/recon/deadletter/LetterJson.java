package dev.recon.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.codec.Printable;
import dev.recon.rows.RowFields;
import java.time.Instant;
import java.util.Base64;

/** A dead letter as a line of JSON from which nothing is missing; {@link Edits} reads it again. */
public final class LetterJson {

    static final String PLACE = "place";
    static final String RAW = RowFields.RAW;
    static final String RAW_BASE_64 = RowFields.RAW_BASE64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterJson() {}

    /** Bytes that are no UTF-8 are written in Base64, under another name. */
    public static String of(Letter letter) {
        ObjectNode json = JSON.createObjectNode();
        json.put(PLACE, letter.place().toString());
        json.put("letter", letter.at().toString());
        json.put("time", time(letter.timeMillis()));
        json.put(RowFields.STREAM, letter.stream());
        json.put(RowFields.REASON, letter.reason());
        json.put(RowFields.FIELD, letter.field());
        if (letter.replayedFrom() != null) {
            json.put(RowFields.REPLAYED_FROM, letter.replayedFrom());
        }
        if (letter.isCut()) {
            json.put(RowFields.ORIGINAL_BYTES, letter.dead().originalBytes());
            json.put(RowFields.SHA256, letter.dead().sha256());
        }
        putRaw(letter.raw(), json);
        return json.toString();
    }

    private static void putRaw(byte[] raw, ObjectNode json) {
        String text = raw == null ? null : Printable.strict(raw);
        if (raw == null || text != null) {
            json.put(RAW, text);
        } else {
            json.put(RAW_BASE_64, Base64.getEncoder().encodeToString(raw));
        }
    }

    /** To the millisecond, as everywhere. */
    public static String time(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return millis % 1000 == 0 ? text.replace("Z", ".000Z") : text;
    }
}
