package dev.recon.bench.micro;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.recon.codec.BareRecord;
import dev.recon.codec.Decoded;
import dev.recon.codec.InputRecord;
import dev.recon.codec.RecordDecoder;
import dev.recon.generate.PlantStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of a record to its fields; the libraries make the same fields of it. */
@State(Scope.Thread)
public class DecodeBenchmark extends MicroBenchmark {

    private static final int RECORDS = 4096;

    @Param({"AUDIT", "SENSOR"})
    public PlantStream stream;

    private byte[][] records;
    private InputRecord[] inputs;
    private RecordDecoder decoder;
    private final Decoded decoded = new Decoded();
    private final JsonFactory factory = new JsonFactory();
    private final ObjectReader reader = new ObjectMapper().readerFor(Reading.class);

    /** What a library fills. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Reading {
        public String id;
        public String source;
        public long ts;
        public String type;
        public String role;
        public double temperature;
    }

    @Setup
    public void prepare() {
        records = Plants.records(stream, RECORDS);
        inputs = Stream.of(records).map(BareRecord::new).toArray(InputRecord[]::new);
        decoder = Plants.decoder(stream);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void recon(Blackhole hole) {
        for (InputRecord record : inputs) {
            decoder.decode(record, Long.MAX_VALUE, decoded);
            hole.consume(decoded.timeMillis);
            hole.consume(decoded.idEnd[0]);
            hole.consume(decoded.value);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void jacksonStreaming(Blackhole hole) throws IOException {
        for (byte[] record : records) {
            hole.consume(parse(record));
        }
    }

    private Reading parse(byte[] record) throws IOException {
        Reading reading = new Reading();
        try (JsonParser parser = factory.createParser(record)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                take(name, parser, reading);
            }
            if (parser.nextToken() != null) {
                throw new IOException("more than one object");
            }
        }
        return reading;
    }

    private static void take(String name, JsonParser parser, Reading reading) throws IOException {
        switch (name) {
            case "id" -> reading.id = parser.getText();
            case "source" -> reading.source = parser.getText();
            case "ts" -> reading.ts = parser.getLongValue();
            case "type" -> reading.type = parser.getText();
            case "role" -> reading.role = parser.getText();
            case "temperature" -> reading.temperature = parser.getDoubleValue();
            default -> parser.skipChildren();
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void jacksonDatabind(Blackhole hole) throws IOException {
        for (byte[] record : records) {
            hole.consume((Reading) reader.readValue(record));
        }
    }
}
