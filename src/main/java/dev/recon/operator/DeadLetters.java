package dev.recon.operator;

import dev.recon.codec.Decoded;
import dev.recon.codec.OutputEncoder;
import dev.recon.config.StreamConfig;
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
 */
public record DeadLetters(boolean asJson) implements Serializable {

    private static final byte[][] NO_HEADERS = new byte[0][];

    OutRecord of(StreamConfig stream, RawRecord raw, Decoded decoded) {
        byte[] key = utf8(stream.name());
        if (asJson) {
            byte[] value =
                    new OutputEncoder()
                            .deadLetterValue(
                                    stream.name(), decoded.dead, decoded.deadField, raw.value);
            return new OutRecord(key, value, NO_HEADERS);
        }
        List<byte[]> headers = new ArrayList<>();
        add(headers, "stream", stream.name());
        add(headers, "reason", decoded.dead.name());
        if (decoded.deadField != null) {
            add(headers, "field", decoded.deadField);
        }
        add(headers, "topic", stream.topic() == null ? stream.file() : stream.topic());
        add(headers, "partition", Integer.toString(raw.partition));
        add(headers, "offset", Long.toString(raw.offset));
        return new OutRecord(key, raw.value, headers.toArray(new byte[0][]));
    }

    static OutRecord beyondHorizon(String stream, byte[] key, byte[] value) {
        List<byte[]> headers = new ArrayList<>();
        add(headers, "stream", stream);
        add(headers, "reason", Decoded.DeadReason.BEYOND_HORIZON.name());
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
