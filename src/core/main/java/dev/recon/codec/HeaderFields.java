package dev.recon.codec;

import dev.recon.config.StreamConfig.Field;
import java.util.Map;

/** The fields that are found in headers: each is text, the whole of its header. */
final class HeaderFields {

    private final int[] bits;
    private final String[] names;
    private final Captures captures;

    HeaderFields(Map<Field, String> nameByField, Captures captures) {
        this.bits = nameByField.keySet().stream().mapToInt(Captures::bit).toArray();
        this.names = nameByField.values().toArray(new String[0]);
        this.captures = captures;
    }

    /** A header that is no UTF-8 is no text, and so is absent. */
    void capture(HeaderLookup headers) {
        for (int i = 0; i < bits.length; i++) {
            byte[] text = headers.lastHeader(names[i]);
            if (text != null && Utf8.isValid(text, 0, text.length)) {
                captures.keep(bits[i], Captures.STRING, text, 0, text.length, false);
            }
        }
    }
}
