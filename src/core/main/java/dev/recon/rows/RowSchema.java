package dev.recon.rows;

import java.util.List;
import java.util.function.Function;

/**
 * What the rows of an answer are.
 *
 * @param <R> a row
 * @param name of the answer, as in the configuration under {@code sinks}
 * @param meaning one sentence of Markdown: what a row says
 * @param key of the record in a topic, in Markdown; parts are divided by {@code /}, and inside of
 *     one {@code %} is written {@code %25} and {@code /} is written {@code %2F}
 * @param keyFields the fields whose values are the parts of the key, in order; empty where the key
 *     is made otherwise
 * @param kept how a topic of it is kept
 * @param whyKept one sentence of Markdown
 * @param fields in the order in which they are written
 * @param record makes a row of values that keep to the schema
 */
public record RowSchema<R>(
        String name,
        String meaning,
        String key,
        List<String> keyFields,
        Kept kept,
        String whyKept,
        List<Field> fields,
        Function<RowValues, R> record) {

    public RowSchema {
        keyFields = List.copyOf(keyFields);
        fields = List.copyOf(fields);
    }

    /**
     * Reads a row. Fields that the schema does not have are passed over, so rows of later versions
     * are read; optional ones may be absent, so rows of earlier versions are. Only a row with a
     * word that the schema does not have is not read, as it may say anything.
     *
     * @param json UTF-8
     * @throws LaterRowException for a row that is not read for such a word alone
     * @throws RowException for what is no JSON object, lacks a field that every row has, or has a
     *     value of another type
     */
    public R read(byte[] json) {
        return record.apply(RowReader.read(name, fields, json));
    }
}
