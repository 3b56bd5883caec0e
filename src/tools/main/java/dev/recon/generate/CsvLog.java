package dev.recon.generate;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the rows of a CSV file into readings or audit records; a row that is neither is passed on
 * as it is.
 */
final class CsvLog implements ImportRecord.Reader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvRows rows;
    private final CsvColumns columns;
    private final boolean audit;
    private final ObjectReader cells;
    private final ImportJson json = new ImportJson();
    private final int sourceAt;
    private final int[] idAt;
    private final int timeAt;
    private final int valueAt;

    CsvLog(Path file, CsvColumns columns, boolean audit) throws IOException {
        this.columns = columns;
        this.audit = audit;
        this.cells =
                new CsvMapper()
                        .readerFor(String[].class)
                        .with(CsvSchema.emptySchema().withColumnSeparator(columns.delimiter));
        this.rows = new CsvRows(file);
        try {
            List<String> header = header(file);
            sourceAt = at(file, header, columns.source);
            idAt = new int[columns.id.size()];
            for (int i = 0; i < idAt.length; i++) {
                idAt[i] = at(file, header, columns.id.get(i));
            }
            timeAt = at(file, header, columns.time);
            valueAt = audit ? -1 : at(file, header, columns.value);
        } catch (IOException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    public ImportRecord next() throws IOException {
        byte[] row = rows.next();
        if (row == null) {
            return null;
        }
        ImportRecord record = record(split(row));
        return record != null ? record : new ImportRecord(null, row, 0, false);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Null when the row does not say what a record has to say. */
    private ImportRecord record(String[] row) throws IOException {
        String source = cell(row, sourceAt);
        String id = id(row);
        String time = cell(row, timeAt).strip();
        long timeMillis = ImportTime.millis(time);
        if (source.isEmpty() || id == null || timeMillis <= 0) {
            return null;
        }
        if (audit) {
            return json.audit(id, source, time, timeMillis);
        }
        return valueAt < row.length
                ? json.reading(id, source, time, timeMillis, columns.valueField, row[valueAt])
                : null;
    }

    private String id(String[] row) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < idAt.length; i++) {
            String part = cell(row, idAt[i]);
            if (part.isEmpty()) {
                return null;
            }
            id.append(i == 0 ? "" : columns.idSeparator).append(part);
        }
        return id.toString();
    }

    private static String cell(String[] row, int at) {
        return at < row.length && row[at] != null ? row[at] : "";
    }

    /** The cells of a row, or none when its quoting is broken. */
    private String[] split(byte[] row) {
        try {
            String[] result = cells.readValue(row);
            return result == null ? new String[0] : result;
        } catch (IOException e) {
            return new String[0];
        }
    }

    private List<String> header(Path file) throws IOException {
        byte[] row = rows.next();
        if (row == null) {
            throw new IOException(file + " is empty: its first row should name the columns");
        }
        boolean marked = row.length >= 3 && Arrays.equals(row, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return Arrays.asList(split(marked ? Arrays.copyOfRange(row, 3, row.length) : row));
    }

    private static int at(Path file, List<String> header, String column) throws IOException {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IOException(
                    file + " has no column '" + column + "', only " + String.join(", ", header));
        }
        return at;
    }
}
