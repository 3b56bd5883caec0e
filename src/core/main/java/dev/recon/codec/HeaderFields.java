package dev.recon.codec;

import java.util.Map;

/** The fields that are found in headers: each is text, the whole of its header. */
final class HeaderFields {

    private final int[] fields;
    private final String[] names;
    private final Captures captures;

    HeaderFields(Map<Integer, String> nameByField, Captures captures) {
        this.fields = nameByField.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.names = nameByField.values().toArray(new String[0]);
        this.captures = captures;
    }

    /** A header that is no UTF-8 is no text, and so is absent. */
    void capture(HeaderLookup headers) {
        for (int i = 0; i < fields.length; i++) {
            byte[] text = headers.lastHeader(names[i]);
            if (text != null && Utf8.isValid(text, 0, text.length)) {
                captures.keep(1 << fields[i], Captures.STRING, text, 0, text.length, false);
            }
        }
    }
}
