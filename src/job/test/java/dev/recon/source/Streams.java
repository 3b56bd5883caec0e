package dev.recon.source;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.EndPosition;
import dev.recon.config.StreamConfig.StartPosition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.common.header.Header;

/** Configured streams, and records as short texts that a test can list. */
final class Streams {

    static final StartPosition EARLIEST = new StartPosition(StartPosition.Kind.EARLIEST, 0);
    static final EndPosition LATEST = new EndPosition(EndPosition.Kind.LATEST, 0);

    private Streams() {}

    static StreamConfig topic(String topic, StartPosition start, EndPosition end) {
        return new StreamConfig("stream-of-" + topic, topic, null, Map.of(), null, start, end);
    }

    static StreamConfig file(String file) {
        return new StreamConfig("file", null, file, Map.of(), null, EARLIEST, null);
    }

    /** {@code ASSIGNED 0@5} or {@code 0@5 value header=value}. */
    static String describe(RawRecord record) {
        String place = record.partition + "@" + record.offset;
        if (record.kind == RawRecord.Kind.ASSIGNED) {
            return "ASSIGNED " + place;
        }
        StringJoiner text = new StringJoiner(" ");
        text.add(place).add(text(record.value));
        for (Header header : record.headers) {
            text.add(header.key() + "=" + text(header.value()));
        }
        return text.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
