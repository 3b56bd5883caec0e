package dev.recon.codec;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import java.util.EnumMap;
import java.util.Map;

/** Streams to decode records of. */
final class Streams {

    private Streams() {}

    /** A stream with the default fields. */
    static StreamConfig plain() {
        return with(null, Map.of());
    }

    /** A stream with a value between 50 and 55. */
    static StreamConfig withValue() {
        return with(new Range(50, 55), Map.of(Field.VALUE, "/value"));
    }

    /** The default fields, some of them elsewhere: a pointer, or {@code header:NAME}. */
    static StreamConfig with(Range range, Map<Field, String> elsewhere) {
        Map<Field, FieldPath> fields = new EnumMap<>(Field.class);
        fields.put(Field.ID, new FieldPath(false, "/id"));
        fields.put(Field.SOURCE, new FieldPath(false, "/source"));
        fields.put(Field.TIME, new FieldPath(false, "/ts"));
        fields.put(Field.TYPE, new FieldPath(false, "/type"));
        fields.put(Field.ROLE, new FieldPath(false, "/role"));
        elsewhere.forEach(
                (field, path) -> {
                    boolean header = path.startsWith("header:");
                    fields.put(field, new FieldPath(header, header ? path.substring(7) : path));
                });
        return new StreamConfig("s", "topic", null, fields, range, null, null);
    }
}
