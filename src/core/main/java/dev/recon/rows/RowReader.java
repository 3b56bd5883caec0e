package dev.recon.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON by a schema: see {@link RowSchema#read}. One for each row. */
final class RowReader {

    /** Ids and dead letters may be of any length. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** What words of all versions look like. */
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final String answer;
    private final JsonParser in;

    /** Which word is not known, the first of them; null for none. */
    private String unknown;

    private RowReader(String answer, JsonParser in) {
        this.answer = answer;
        this.in = in;
    }

    static RowValues read(String answer, List<Field> fields, byte[] json) {
        try (JsonParser in = JSON.createParser(json)) {
            RowReader reader = new RowReader(answer, in);
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new RowException(answer, "no JSON object");
            }
            RowValues values = reader.object(fields, "");
            if (in.nextToken() != null) {
                throw new RowException(answer, "something follows the JSON object");
            }
            if (reader.unknown != null) {
                throw new LaterRowException(answer, reader.unknown);
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new RowException(answer, "no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new RowException(answer, "no JSON: " + e.getMessage(), e);
        }
    }

    /**
     * @param path of the object, ending in a dot, or empty
     */
    private RowValues object(List<Field> fields, String path) throws IOException {
        Map<String, Object> values = new HashMap<>();
        int at = 0;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            int found = find(fields, name, at);
            if (found < 0) {
                in.skipChildren();
            } else {
                values.put(name, value(fields.get(found), token, path + name));
                at = found + 1;
            }
        }
        for (Field field : fields) {
            if (!field.isOptional() && !values.containsKey(field.name())) {
                throw new RowException(answer, "there is no field '" + path + field.name() + "'");
            }
        }
        return new RowValues(values);
    }

    /** From {@code at} on first: rows are written in the order of the schema. */
    private static int find(List<Field> fields, String name, int at) {
        for (int i = 0; i < fields.size(); i++) {
            int index = (at + i) % fields.size();
            if (fields.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    private Object value(Field field, JsonToken token, String path) throws IOException {
        if (token == JsonToken.VALUE_NULL && field.isNullable()) {
            return null;
        }
        Object value =
                switch (field.type()) {
                    case TEXT -> token == JsonToken.VALUE_STRING ? in.getText() : null;
                    case WORD -> token == JsonToken.VALUE_STRING ? word(field, path) : null;
                    case TIME -> token == JsonToken.VALUE_STRING ? time(path) : null;
                    case INTEGER -> token == JsonToken.VALUE_NUMBER_INT ? integer(path) : null;
                    case NUMBER -> token.isNumeric() ? (Object) number(path) : null;
                    case BOOLEAN -> token.isBoolean() ? in.getBooleanValue() : null;
                    case OBJECT ->
                            token == JsonToken.START_OBJECT
                                    ? object(field.fields(), path + ".")
                                    : null;
                    case LIST -> token == JsonToken.START_ARRAY ? list(field, path) : null;
                };
        if (value == null) {
            throw wrong(path, "is " + name(token) + ", and must be " + wanted(field));
        }
        return value;
    }

    /** One that is not known counts only when nothing else is wrong: see the exception. */
    private String word(Field field, String path) throws IOException {
        String word = in.getText();
        if (field.words().contains(word)) {
            return word;
        }
        if (!WORD.matcher(word).matches()) {
            throw wrong(path, "is '" + word + "', and must be " + wanted(field));
        }
        if (unknown == null) {
            String known = String.join(", ", field.words());
            unknown = "'" + path + "' is '" + word + "', and this version knows " + known;
        }
        return word;
    }

    private Long time(String path) throws IOException {
        try {
            return Instant.parse(in.getText()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(path, "is '" + in.getText() + "', and must be a time in RFC 3339");
        }
    }

    private Long integer(String path) throws IOException {
        try {
            return in.getLongValue();
        } catch (JsonProcessingException e) {
            throw wrong(path, "is " + in.getText() + ", which is beyond 64 bits");
        }
    }

    private Double number(String path) throws IOException {
        double number = in.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw wrong(path, "is " + in.getText() + ", which is beyond a double");
        }
        return number;
    }

    private List<RowValues> list(Field field, String path) throws IOException {
        List<RowValues> list = new ArrayList<>();
        for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
            String element = path + "[" + list.size() + "]";
            if (t != JsonToken.START_OBJECT) {
                throw wrong(element, "is " + name(t) + ", and must be an object");
            }
            list.add(object(field.fields(), element + "."));
        }
        return list;
    }

    private RowException wrong(String path, String how) {
        return new RowException(answer, "'" + path + "' " + how);
    }

    private static String wanted(Field field) {
        String type =
                field.type() == FieldType.WORD
                        ? "one of " + String.join(", ", field.words())
                        : field.type().label();
        return type + (field.isNullable() ? " or null" : "");
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> token.asString();
        };
    }
}
