package dev.recon.report;

import dev.recon.rows.LaterRowException;
import dev.recon.rows.RowException;
import dev.recon.rows.RowSchema;

/** Reads rows, and knows what of the topics could not be read, for a report is to say so. */
final class LeftOut {

    private long foreign;
    private long later;

    /** What is the matter with the first of the later ones. */
    private String whyLater;

    /** Null for what is left out. */
    <T> T read(RowSchema<T> schema, byte[] json) {
        try {
            return schema.read(json);
        } catch (LaterRowException e) {
            later++;
            whyLater = whyLater == null ? e.getMessage() : whyLater;
        } catch (RowException notOurs) {
            foreign++;
        }
        return null;
    }

    /** For a person; empty where nothing is left out. */
    String inWords() {
        String words = foreign == 0 ? "" : "%,d records of the topics could not be read. ";
        words = words.formatted(foreign);
        if (later > 0) {
            words +=
                    "%,d rows of a later version of recon are left out, the first of them is %s."
                            .formatted(later, whyLater);
        }
        return words.strip();
    }
}
