package dev.recon.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.rows.DeadLetterHeaders;
import dev.recon.rows.Line;
import dev.recon.rows.RowFields;

/**
 * The line and the epoch of the rows that an operator writes, encoded once. The one place where an
 * operator holds them; state that is restored may {@link #set} others before the first row. Not
 * thread safe.
 */
public final class CurrentLine {

    private Line line;
    private byte[] end;
    private byte[][] headers;

    public CurrentLine(Line line) {
        set(line);
    }

    /** For all rows from now on. */
    public void set(Line next) {
        line = next;
        String epoch = Long.toString(next.epoch());
        String fields =
                ",\"%s\":\"%s\",\"%s\":%s}"
                        .formatted(RowFields.LINE, next.name(), RowFields.EPOCH, epoch);
        end = fields.getBytes(US_ASCII);
        headers =
                new byte[][] {
                    DeadLetterHeaders.LINE.getBytes(US_ASCII),
                    next.name().getBytes(US_ASCII),
                    DeadLetterHeaders.EPOCH.getBytes(US_ASCII),
                    epoch.getBytes(US_ASCII)
                };
    }

    public Line get() {
        return line;
    }

    /** What ends the JSON of a row: both fields, and the brace. */
    byte[] end() {
        return end;
    }

    /** Both as headers: name, value, name, value. */
    public byte[][] headers() {
        return headers;
    }
}
