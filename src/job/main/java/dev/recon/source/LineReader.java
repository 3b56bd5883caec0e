package dev.recon.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.flink.connector.file.src.reader.StreamFormat;

/**
 * Splits at {@code \n} and takes a {@code \r} before it away. An empty line is a record with no
 * bytes; the nothing after the last newline of a file is none. Each record is a new instance,
 * because Flink collects them before it hands them on.
 */
final class LineReader implements StreamFormat.Reader<RawRecord> {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int limit;
    private long line;

    /** The beginning of a line that did not end in the buffer. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineReader(InputStream in) {
        this.in = in;
    }

    @Override
    public RawRecord read() throws IOException {
        while (true) {
            for (int i = at; i < limit; i++) {
                if (buffer[i] == '\n') {
                    return record(i, i + 1);
                }
            }
            begun.write(buffer, at, limit - at);
            at = 0;
            limit = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
            if (limit == 0) {
                return begun.size() == 0 ? null : record(0, 0);
            }
        }
    }

    private RawRecord record(int end, int next) {
        RawRecord record = new RawRecord();
        record.offset = line++;
        record.value = withoutCarriageReturn(bytesUpTo(end));
        at = next;
        return record;
    }

    private byte[] bytesUpTo(int end) {
        if (begun.size() == 0) {
            return Arrays.copyOfRange(buffer, at, end);
        }
        begun.write(buffer, at, end - at);
        byte[] bytes = begun.toByteArray();
        begun.reset();
        return bytes;
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        int last = bytes.length - 1;
        return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
