package dev.recon.operator;

import static dev.recon.rows.DeadLetterHeaders.FIELD;
import static dev.recon.rows.DeadLetterHeaders.OFFSET;
import static dev.recon.rows.DeadLetterHeaders.ORIGINAL_BYTES;
import static dev.recon.rows.DeadLetterHeaders.PARTITION;
import static dev.recon.rows.DeadLetterHeaders.REASON;
import static dev.recon.rows.DeadLetterHeaders.REPLAYED_FROM;
import static dev.recon.rows.DeadLetterHeaders.SHA_256;
import static dev.recon.rows.DeadLetterHeaders.STREAM;
import static dev.recon.rows.DeadLetterHeaders.TOPIC;

import dev.recon.codec.CurrentLine;
import dev.recon.codec.DeadLetterEncoder;
import dev.recon.codec.Decoded;
import dev.recon.codec.Original;
import dev.recon.config.StreamConfig;
import dev.recon.rows.DeadReason;
import dev.recon.sink.OutRecord;
import dev.recon.source.RawRecord;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the dead letter of a record that cannot be used. On Kafka its value is the original bytes
 * and the rest stands in headers; in a file it is a line of JSON.
 *
 * @param asJson whether they go to a file
 * @param maxBytes how many of the original bytes a letter carries: one that a broker refuses would
 *     stop the job for ever
 */
public record DeadLetters(boolean asJson, int maxBytes) implements Serializable {

    /** As long as a mark of ours can be; another one is not copied. */
    private static final int LONGEST_MARK = 512;

    private static final byte[][] NO_HEADERS = new byte[0][];

    OutRecord of(StreamConfig stream, RawRecord raw, Decoded decoded, CurrentLine line) {
        byte[] key = utf8(stream.name());
        String topic = stream.topic() == null ? stream.file() : stream.topic();
        Original original = Original.of(raw.value, maxBytes);
        if (asJson) {
            byte[] value =
                    new DeadLetterEncoder(line)
                            .deadLetterValue(
                                    stream.name(),
                                    decoded.dead,
                                    decoded.deadField,
                                    topic,
                                    raw.partition,
                                    raw.offset,
                                    original);
            return new OutRecord(key, value, NO_HEADERS);
        }
        List<byte[]> headers = new ArrayList<>();
        add(headers, STREAM, stream.name());
        add(headers, REASON, decoded.dead.name());
        if (decoded.deadField != null) {
            add(headers, FIELD, decoded.deadField);
        }
        add(headers, TOPIC, topic);
        add(headers, PARTITION, Integer.toString(raw.partition));
        add(headers, OFFSET, Long.toString(raw.offset));
        if (original.isCut()) {
            add(headers, ORIGINAL_BYTES, Integer.toString(original.length()));
            add(headers, SHA_256, original.sha256());
        }
        byte[] mark = raw.lastHeader(REPLAYED_FROM);
        if (mark != null && mark.length <= LONGEST_MARK) {
            headers.add(utf8(REPLAYED_FROM));
            headers.add(mark);
        }
        return letter(key, original.bytes(), headers, line);
    }

    static OutRecord beyondHorizon(String stream, byte[] key, byte[] value, CurrentLine line) {
        List<byte[]> headers = new ArrayList<>();
        add(headers, STREAM, stream);
        add(headers, REASON, DeadReason.BEYOND_HORIZON.name());
        return letter(key, value, headers, line);
    }

    private static OutRecord letter(
            byte[] key, byte[] value, List<byte[]> headers, CurrentLine line) {
        headers.addAll(List.of(line.headers()));
        return new OutRecord(key, value, headers.toArray(new byte[0][]));
    }

    private static void add(List<byte[]> headers, String name, String value) {
        headers.add(utf8(name));
        headers.add(utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
