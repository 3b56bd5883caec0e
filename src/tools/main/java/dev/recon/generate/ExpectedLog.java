package dev.recon.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * An audit log made from what is known of each source: a record for every sequence number, at a
 * fixed cadence, all sources together in the order of time.
 */
final class ExpectedLog implements ImportRecord.Reader {

    private final PriorityQueue<Series> series =
            new PriorityQueue<>(
                    Comparator.comparingLong(Series::time).thenComparing(one -> one.source));
    private final String idSeparator;
    private final ImportJson json = new ImportJson();

    ExpectedLog(Path file, String idSeparator) throws IOException {
        this.idSeparator = idSeparator;
        JsonNode sources = new ObjectMapper().readTree(file.toFile()).path("sources");
        if (!sources.isArray()) {
            throw new IOException(file + " has no array 'sources'");
        }
        for (int i = 0; i < sources.size(); i++) {
            Series one = new Series(file + ": sources[" + i + "]", sources.get(i));
            if (one.seq <= one.lastSeq) {
                series.add(one);
            }
        }
    }

    @Override
    public ImportRecord next() throws IOException {
        Series one = series.poll();
        if (one == null) {
            return null;
        }
        String id = one.source + idSeparator + one.seq;
        ImportRecord record = json.audit(id, one.source, Long.toString(one.time()), one.time());
        if (one.seq++ < one.lastSeq) {
            series.add(one);
        }
        return record;
    }

    private static final class Series {
        private final String source;
        private final long firstSeq;
        private final long lastSeq;
        private final long startMillis;
        private final long cadenceMillis;
        private long seq;

        private Series(String where, JsonNode node) throws IOException {
            source = node.path("source").asText();
            firstSeq = number(where, node, "first_seq");
            lastSeq = number(where, node, "last_seq");
            startMillis = number(where, node, "ts0_ms");
            cadenceMillis = number(where, node, "cadence_ms");
            seq = firstSeq;
            if (source.isEmpty() || startMillis <= 0 || cadenceMillis <= 0) {
                throw new IOException(
                        where + " needs a source, and ts0_ms and cadence_ms greater than 0");
            }
        }

        private long time() {
            return startMillis + (seq - firstSeq) * cadenceMillis;
        }

        private static long number(String where, JsonNode node, String name) throws IOException {
            if (!node.path(name).canConvertToExactIntegral()) {
                throw new IOException(where + " needs a whole number '" + name + "'");
            }
            return node.path(name).asLong();
        }
    }
}
