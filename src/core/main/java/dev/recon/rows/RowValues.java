package dev.recon.rows;

import java.util.List;
import java.util.Map;

/**
 * The values of a row, which keep to its schema. What is absent is as if it were null.
 *
 * @param byName String, Long (also for times), Double, Boolean, RowValues or a list of these
 */
record RowValues(Map<String, Object> byName) {

    /** Null where there is none. */
    String text(String name) {
        return (String) byName.get(name);
    }

    /** Null where there is none. */
    <E extends Enum<E>> E word(String name, Class<E> of) {
        String word = text(name);
        return word == null ? null : Enum.valueOf(of, word);
    }

    /** Null where there is none. */
    Long whole(String name) {
        return (Long) byName.get(name);
    }

    long whole(String name, long otherwise) {
        Long value = whole(name);
        return value == null ? otherwise : value;
    }

    /** NaN where there is none. */
    double number(String name) {
        Double value = (Double) byName.get(name);
        return value == null ? Double.NaN : value;
    }

    /** Null where there is none. */
    Boolean flag(String name) {
        return (Boolean) byName.get(name);
    }

    /** Null where there is none. */
    RowValues object(String name) {
        return (RowValues) byName.get(name);
    }

    /** Null where there is none. */
    @SuppressWarnings("unchecked")
    List<RowValues> list(String name) {
        return (List<RowValues>) byName.get(name);
    }
}
