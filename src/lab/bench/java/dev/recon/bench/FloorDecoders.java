package dev.recon.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.recon.codec.Decoded;
import dev.recon.codec.RecordDecoder;
import dev.recon.config.StreamConfig;
import dev.recon.source.RawRecord;
import java.io.IOException;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Decode records, count the usable ones and send nothing on. */
final class FloorDecoders {

    /** The accumulator that counts. */
    static final String DECODED = "decoded";

    private static final Set<String> ROLES = Set.of("PRODUCER_EXPECTED");
    private static final long FUTURE_TOLERANCE_MILLIS = 3_600_000;

    private FloorDecoders() {}

    /** Announcements of partitions are no records. */
    abstract static class Decode extends RichFlatMapFunction<RawRecord, Long> {

        private static final long serialVersionUID = 1L;

        private final LongCounter decoded = new LongCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(DECODED, decoded);
        }

        @Override
        public void flatMap(RawRecord raw, Collector<Long> out) throws IOException {
            if (raw.kind == RawRecord.Kind.RECORD && decode(raw)) {
                decoded.add(1);
            }
        }

        abstract boolean decode(RawRecord raw) throws IOException;
    }

    /** The job's own. */
    static final class Recon extends Decode {

        private static final long serialVersionUID = 1L;

        private final StreamConfig stream;
        private transient RecordDecoder decoder;
        private transient Decoded decoded;

        Recon(StreamConfig stream) {
            this.stream = stream;
        }

        @Override
        public void open(OpenContext context) {
            super.open(context);
            decoder = new RecordDecoder(stream, ROLES, FUTURE_TOLERANCE_MILLIS);
            decoded = new Decoded();
        }

        @Override
        boolean decode(RawRecord raw) {
            decoder.decode(raw, System.currentTimeMillis(), decoded);
            return decoded.dead == null && decoded.idCount == 1;
        }
    }

    /** The same fields by Jackson's streaming parser, as text, number and time. */
    static final class Jackson extends Decode {

        private static final long serialVersionUID = 1L;

        private final boolean withValue;
        private transient JsonFactory factory;
        private String id;
        private String source;
        private String type;
        private String role;
        private long timeMillis;
        private double value;

        Jackson(StreamConfig stream) {
            withValue = stream.fields().containsKey(StreamConfig.Field.VALUE);
        }

        @Override
        public void open(OpenContext context) {
            super.open(context);
            factory = new JsonFactory();
        }

        @Override
        boolean decode(RawRecord raw) throws IOException {
            id = null;
            source = null;
            type = null;
            role = null;
            timeMillis = 0;
            value = Double.NaN;
            try (JsonParser json = factory.createParser(raw.value)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    field(json.currentName(), json);
                }
            }
            return id != null
                    && source != null
                    && timeMillis > 0
                    && (!withValue || !Double.isNaN(value))
                    && !"heartbeat".equals(type)
                    && (role == null || ROLES.contains(role));
        }

        private void field(String name, JsonParser json) throws IOException {
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "source" -> source = json.getText();
                case "type" -> type = json.getText();
                case "role" -> role = json.getText();
                case "ts" -> timeMillis = json.getLongValue();
                case "temperature" -> value = json.getDoubleValue();
                default -> json.skipChildren();
            }
        }
    }
}
