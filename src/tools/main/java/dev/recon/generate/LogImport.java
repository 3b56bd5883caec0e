package dev.recon.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies readings and an audit log into the two streams. Each keeps the order of its file, dirt
 * included; between the two, the one whose event time is behind goes first, so that a reader of
 * both sees time advance together.
 */
public final class LogImport implements AutoCloseable {

    /** How many records were written, and how many of them are rows that could not be read. */
    public record Counts(
            long readings, long audit, long unreadableReadings, long unreadableAudit) {}

    private final Side readings;
    private final Side audit;
    private final AtomicLong written = new AtomicLong();

    /**
     * Opens the files; of those that are not there, null is given.
     *
     * @param auditLog a CSV file of audit records
     * @param expected a JSON file that says which audit records there should have been, instead of
     *     {@code auditLog}
     */
    public LogImport(Path readingsLog, Path auditLog, Path expected, CsvColumns columns)
            throws IOException {
        readings =
                new Side(
                        PlantStream.SENSOR,
                        readingsLog == null ? () -> null : new CsvLog(readingsLog, columns, false));
        try {
            audit = new Side(PlantStream.AUDIT, auditReader(auditLog, expected, columns));
        } catch (IOException e) {
            readings.reader.close();
            throw e;
        }
    }

    private static ImportRecord.Reader auditReader(Path auditLog, Path expected, CsvColumns columns)
            throws IOException {
        if (auditLog != null) {
            return new CsvLog(auditLog, columns, true);
        }
        return expected == null ? () -> null : new ExpectedLog(expected, columns.idSeparator);
    }

    /** Any thread: how many records have been written so far. */
    public long written() {
        return written.get();
    }

    /** Copies everything; once only. */
    public Counts run(PlantOutput output) throws IOException {
        readings.advance();
        audit.advance();
        while (readings.next != null || audit.next != null) {
            boolean auditFirst =
                    readings.next == null || audit.next != null && audit.time <= readings.time;
            (auditFirst ? audit : readings).write(output);
            written.lazySet(readings.count + audit.count);
        }
        return new Counts(readings.count, audit.count, readings.unreadable, audit.unreadable);
    }

    @Override
    public void close() throws IOException {
        try (readings.reader;
                audit.reader) {
            // Both are closed, whatever the first one says.
        }
    }

    /** One of the two inputs, with its next record in hand. */
    private static final class Side {
        private final PlantStream stream;
        private final ImportRecord.Reader reader;
        private ImportRecord next;

        /**
         * The highest event time up to the next record: records out of order do not send a stream
         * back.
         */
        private long time;

        private long count;
        private long unreadable;

        private Side(PlantStream stream, ImportRecord.Reader reader) {
            this.stream = stream;
            this.reader = reader;
        }

        private void advance() throws IOException {
            next = reader.next();
            if (next != null) {
                time = Math.max(time, next.timeMillis());
            }
        }

        private void write(PlantOutput output) throws IOException {
            long recordTime = next.readable() ? next.timeMillis() : time;
            output.record(stream, PlantOutput.BY_KEY, next.key(), next.value(), recordTime);
            count++;
            unreadable += next.readable() ? 0 : 1;
            advance();
        }
    }
}
