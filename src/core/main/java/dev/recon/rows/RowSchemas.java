package dev.recon.rows;

import java.util.List;

/** The schemas of all answers. */
public final class RowSchemas {

    /** In the order of the reference page. */
    public static final List<RowSchema<?>> ALL =
            List.of(
                    ExceptionRow.SCHEMA,
                    MetricsRow.SCHEMA,
                    FillRow.SCHEMA,
                    SeriesRow.SCHEMA,
                    StatusRow.SCHEMA,
                    DeadLetter.SCHEMA);

    private RowSchemas() {}
}
