package dev.recon.rows;

import java.util.List;
import java.util.stream.Stream;

/** The schemas of all answers. */
public final class RowSchemas {

    /** In the order of the reference page. */
    public static final List<RowSchema<?>> ALL =
            Stream.of(Answer.values()).<RowSchema<?>>map(Answer::schema).toList();

    private RowSchemas() {}
}
