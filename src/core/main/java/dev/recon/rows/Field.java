package dev.recon.rows;

import java.util.List;
import java.util.stream.Stream;

/**
 * One field of a row.
 *
 * @param name in JSON
 * @param meaning a sentence or two of Markdown
 * @param unit such as {@code ms}; null where there is none
 * @param isOptional whether a row may be without it; such a row is read as if it were null
 * @param isNullable whether it may be {@code null}
 * @param since the version that first wrote it; null for the first of all
 * @param header the header of a record in a topic that has it instead; null where it is in the
 *     value
 * @param words of a {@link FieldType#WORD}, else empty
 * @param fields of an object, or of the objects of a list, else empty
 */
public record Field(
        String name,
        FieldType type,
        String meaning,
        String unit,
        boolean isOptional,
        boolean isNullable,
        String since,
        String header,
        List<String> words,
        List<Field> fields) {

    public Field {
        words = List.copyOf(words);
        fields = List.copyOf(fields);
    }

    private static Field of(String name, FieldType type, String meaning) {
        return new Field(name, type, meaning, null, false, false, null, null, List.of(), List.of());
    }

    static Field text(String name, String meaning) {
        return of(name, FieldType.TEXT, meaning);
    }

    static Field time(String name, String meaning) {
        return of(name, FieldType.TIME, meaning);
    }

    static Field integer(String name, String unit, String meaning) {
        return of(name, FieldType.INTEGER, meaning).withUnit(unit);
    }

    static Field number(String name, String unit, String meaning) {
        return of(name, FieldType.NUMBER, meaning).withUnit(unit);
    }

    static Field bool(String name, String meaning) {
        return of(name, FieldType.BOOLEAN, meaning);
    }

    /** A text that is the name of one of these. */
    static Field word(String name, Enum<?>[] words, String meaning) {
        return word(name, Stream.of(words).map(Enum::name).toList(), meaning);
    }

    static Field word(String name, List<String> words, String meaning) {
        return new Field(
                name, FieldType.WORD, meaning, null, false, false, null, null, words, List.of());
    }

    static Field object(String name, List<Field> fields, String meaning) {
        return new Field(
                name, FieldType.OBJECT, meaning, null, false, false, null, null, List.of(), fields);
    }

    static Field list(String name, List<Field> fields, String meaning) {
        return new Field(
                name, FieldType.LIST, meaning, null, false, false, null, null, List.of(), fields);
    }

    private Field withUnit(String newUnit) {
        return new Field(
                name, type, meaning, newUnit, isOptional, isNullable, since, header, words, fields);
    }

    Field optional() {
        return new Field(name, type, meaning, unit, true, isNullable, since, header, words, fields);
    }

    Field nullable() {
        return new Field(name, type, meaning, unit, isOptional, true, since, header, words, fields);
    }

    /** Rows of earlier versions are without it, so it is optional. */
    Field since(String version) {
        return new Field(
                name, type, meaning, unit, true, isNullable, version, header, words, fields);
    }

    Field inHeader(String newHeader) {
        return new Field(
                name, type, meaning, unit, isOptional, isNullable, since, newHeader, words, fields);
    }
}
