package dev.recon.generate;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which columns of a CSV file say what; columns are named in the file's first row. */
public final class CsvColumns {

    @Option(names = "--source-column", paramLabel = "NAME", description = "Column of the source.")
    public String source = "source";

    @Option(
            names = "--id-columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns that make up the id, in this order.")
    public List<String> id = new ArrayList<>(List.of("source", "seq"));

    @Option(
            names = "--id-separator",
            paramLabel = "TEXT",
            description = "What stands between the parts of an id.")
    public String idSeparator = "-";

    @Option(
            names = "--time-column",
            paramLabel = "NAME",
            description = "Column of the event time: epoch milliseconds, or RFC 3339 text.")
    public String time = "ts_ms";

    @Option(
            names = "--value-column",
            paramLabel = "NAME",
            description = "Column of the reading's value.")
    public String value = "value";

    @Option(
            names = "--value-field",
            paramLabel = "NAME",
            description = "Field of the reading that gets the value.")
    public String valueField = "temperature";

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What stands between columns.")
    public char delimiter = ',';
}
