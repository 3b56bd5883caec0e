package dev.recon.config;

import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import java.util.regex.Pattern;

/** Reads where a field is found. */
final class Pointers {

    private static final String HEADER = "header:";
    private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

    private Pointers() {}

    static Values.Parser<FieldPath> parser(Field field, boolean inFile) {
        return text -> text.startsWith(HEADER) ? header(text, field, inFile) : pointer(text);
    }

    private static FieldPath header(String text, Field field, boolean inFile)
            throws Values.Refused {
        if (field == Field.IDS) {
            throw new Values.Refused(
                    "ids cannot be in a header: they are an array, and a header is a single text");
        }
        if (inFile) {
            throw new Values.Refused("the lines of a file have no headers");
        }
        return new FieldPath(true, Values.text(text.substring(HEADER.length())));
    }

    private static FieldPath pointer(String text) throws Values.Refused {
        Values.text(text);
        if (!text.startsWith("/")) {
            String better =
                    text.contains(":")
                            ? ""
                            : ", such as " + Words.quote("/" + text.replace('.', '/'));
            throw new Values.Refused(
                    "it must be `header:NAME` or a JSON Pointer, which begins with `/`" + better);
        }
        if (BAD_ESCAPE.matcher(text).find()) {
            throw new Values.Refused(
                    "in a JSON Pointer `~` must be written `~0`, and `/` in a name `~1`");
        }
        return new FieldPath(false, text);
    }
}
