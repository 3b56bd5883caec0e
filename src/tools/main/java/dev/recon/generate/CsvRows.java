package dev.recon.generate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Cuts a CSV file, gzipped or not, into rows without looking into them, so that a row that cannot
 * be read can be passed on with its original bytes. A row whose quotes are open continues in the
 * next line; where they are still open after {@link #MOST_LINES} lines, the quote was a slip and
 * the line is a row of its own: one stray quote must not swallow the file.
 */
final class CsvRows implements AutoCloseable {

    private static final int MOST_LINES = 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final Deque<byte[]> readAhead = new ArrayDeque<>();

    CsvRows(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            in =
                    new BufferedInputStream(
                            file.toString().endsWith(".gz")
                                    ? new GZIPInputStream(raw, BUFFER_BYTES)
                                    : raw,
                            BUFFER_BYTES);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next row without its line break; null at the end. Blank lines are no rows. */
    byte[] next() throws IOException {
        byte[] line = nextLine();
        while (line != null && line.length == 0) {
            line = nextLine();
        }
        return line == null || quotes(line) % 2 == 0 ? line : continued(line);
    }

    private byte[] continued(byte[] first) throws IOException {
        List<byte[]> lines = new ArrayList<>(List.of(first));
        int quotes = quotes(first);
        while (quotes % 2 != 0 && lines.size() < MOST_LINES) {
            byte[] line = nextLine();
            if (line == null) {
                break;
            }
            lines.add(line);
            quotes += quotes(line);
        }
        if (quotes % 2 == 0) {
            return joined(lines);
        }
        for (int i = lines.size() - 1; i > 0; i--) {
            readAhead.addFirst(lines.get(i));
        }
        return first;
    }

    private byte[] nextLine() throws IOException {
        if (!readAhead.isEmpty()) {
            return readAhead.removeFirst();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static int quotes(byte[] line) {
        int count = 0;
        for (byte b : line) {
            if (b == '"') {
                count++;
            }
        }
        return count;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            if (row.size() > 0) {
                row.write('\n');
            }
            row.writeBytes(line);
        }
        return row.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
