package dev.recon.rows;

import dev.recon.core.Side;
import java.util.Arrays;
import java.util.List;

/** What a {@link DeadLetter} is made of. */
final class DeadLetterFields {

    private DeadLetterFields() {}

    static List<Field> all() {
        return RowFields.all(
                List.of(
                        Field.text(RowFields.STREAM, "The stream.")
                                .inHeader(DeadLetterHeaders.STREAM),
                        Field.text(
                                        RowFields.REASON,
                                        "Why: one of " + String.join(", ", reasons()) + ".")
                                .inHeader(DeadLetterHeaders.REASON),
                        Field.text(
                                        RowFields.FIELD,
                                        "The field to blame; null where no single one is.")
                                .nullable()
                                .inHeader(DeadLetterHeaders.FIELD)),
                origin(),
                late(),
                RowFields.line());
    }

    private static List<String> reasons() {
        return Arrays.stream(DeadReason.values()).map(each -> "`" + each + "`").toList();
    }

    private static List<Field> origin() {
        return List.of(
                Field.text(RowFields.TOPIC, "The topic where the record stood, or the file.")
                        .optional()
                        .inHeader(DeadLetterHeaders.TOPIC),
                Field.integer(RowFields.PARTITION, null, "The partition where it stood.")
                        .optional()
                        .inHeader(DeadLetterHeaders.PARTITION),
                Field.integer(RowFields.OFFSET, null, "The offset where it stood.")
                        .optional()
                        .inHeader(DeadLetterHeaders.OFFSET),
                Field.text(
                                RowFields.RAW,
                                "The record, or its beginning, where that is UTF-8; null for a tombstone."
                                        + " In a topic the value of the letter.")
                        .nullable()
                        .optional(),
                Field.text(RowFields.RAW_BASE64, "The same in Base64, where it is no UTF-8.")
                        .optional(),
                Field.integer(
                                RowFields.ORIGINAL_BYTES,
                                "B",
                                "How long the record was, where `raw` is its beginning.")
                        .optional()
                        .inHeader(DeadLetterHeaders.ORIGINAL_BYTES),
                Field.text(RowFields.SHA256, "Of all of such a record, in hexadecimal digits.")
                        .optional()
                        .inHeader(DeadLetterHeaders.SHA_256),
                Field.text(
                                RowFields.REPLAYED_FROM,
                                "Of a record that had been sent back: `topic/partition/offset` of the one"
                                        + " it repeats. In a topic only.")
                        .optional()
                        .inHeader(DeadLetterHeaders.REPLAYED_FROM));
    }

    private static List<Field> late() {
        return RowFields.all(
                List.of(
                        RowFields.control().optional(),
                        RowFields.output().optional(),
                        Field.word(
                                        RowFields.SIDE,
                                        Side.values(),
                                        "Of the record that came beyond the horizon, as the fields around"
                                                + " it.")
                                .optional()),
                RowFields.item().subList(2, 4).stream().map(Field::optional).toList(),
                List.of(Field.time(RowFields.EVENT_TIME, "The time of that record.").optional()));
    }
}
