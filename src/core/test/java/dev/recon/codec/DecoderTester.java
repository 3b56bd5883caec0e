package dev.recon.codec;

import dev.recon.config.StreamConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One decoder with one decoded record, and a short way to say what came out. */
final class DecoderTester {

    static final long TOLERANCE = 3_600_000;

    final Decoded out = new Decoded();
    private final RecordDecoder decoder;
    private final Map<String, byte[]> headers = new HashMap<>();

    DecoderTester(StreamConfig stream) {
        decoder = new RecordDecoder(stream, Set.of("A", "B\u00e9"), TOLERANCE);
    }

    DecoderTester header(String name, byte[] value) {
        headers.put(name, value);
        return this;
    }

    void clearHeaders() {
        headers.clear();
    }

    DecoderTester header(String name, String value) {
        return header(name, value.getBytes(StandardCharsets.UTF_8));
    }

    String decode(String json) {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    String decode(byte[] json) {
        return decode(json, Long.MAX_VALUE);
    }

    /** The reason and the field of a dead letter, else what the record says, in short. */
    String decode(byte[] json, long wallClockMillis) {
        decoder.decode(new BareRecord(json, headers::get), wallClockMillis, out);
        return describe(out);
    }

    static String describe(Decoded out) {
        if (out.dead != null) {
            return out.dead + " " + out.deadField;
        }
        if (out.heartbeat) {
            return "heartbeat " + out.timeMillis;
        }
        StringBuilder text = new StringBuilder().append(out.timeMillis);
        text.append(' ')
                .append(text(out, out.sourceStart, out.sourceEnd))
                .append(out.many ? " many" : "");
        for (int i = 0; i < out.idCount; i++) {
            text.append(' ').append(text(out, out.idStart[i], out.idEnd[i]));
        }
        text.append(out.noop ? " noop" : "").append(out.role == null ? "" : " role=" + out.role);
        return text.append(
                        out.invalid == dev.recon.core.items.Invalid.NONE ? "" : " " + out.invalid)
                .toString();
    }

    /**
     * Text of ours as a string; halves of surrogate pairs included, which the JDK's decoder would
     * replace.
     */
    static String text(byte[] text, int from, int to) {
        if (Utf8.isValid(text, from, to)) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder out = new StringBuilder();
        for (int at = from; at < to; ) {
            if (Utf8.isSurrogate(text, at, to)) {
                out.append((char) (0xD000 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F));
                at += 3;
            } else {
                int next = text[at] >= 0 ? at + 1 : Utf8.skip(text, at, to);
                out.append(new String(text, at, next - at, StandardCharsets.UTF_8));
                at = next;
            }
        }
        return out.toString();
    }

    private static String text(Decoded out, int from, int to) {
        return text(out.text, from, to);
    }
}
