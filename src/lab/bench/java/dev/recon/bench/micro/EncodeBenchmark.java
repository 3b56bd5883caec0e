package dev.recon.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.recon.codec.AnswerEncoder;
import dev.recon.codec.CurrentLine;
import dev.recon.core.Verdicts;
import dev.recon.core.items.Arrival;
import dev.recon.core.rows.Counter;
import dev.recon.rows.Answer;
import dev.recon.rows.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From a verdict or a row to key and value; the libraries write the same bytes. */
@State(Scope.Thread)
public class EncodeBenchmark extends MicroBenchmark {

    private static final int ITEMS = 1024;
    private static final String LEG = "ingest/sensor/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Line LINE = new Line("bench", Line.FIRST_EPOCH);

    private Arrival[] items;
    private byte[][] sources;
    private final long[] counts = {1389, 1250, 127, 3, 0, 0, 0, 14, 13, 0};
    private final JsonFactory factory = new JsonFactory();
    private final ObjectWriter exceptions = new ObjectMapper().writerFor(ExceptionValue.class);
    private final ObjectWriter rows = new ObjectMapper().writerFor(MetricsValue.class);

    /** An exception as data binding sees it. */
    public record ExceptionValue(
            String type,
            String control,
            String output,
            String source,
            String id,
            String eventTime,
            String line,
            long epoch) {}

    /** A row as data binding sees it. */
    public record MetricsValue(
            String control,
            String output,
            String source,
            String windowStart,
            String windowEnd,
            long expected,
            long matched,
            long missing,
            long found,
            long unexpected,
            long filtered,
            long skewed,
            long duplicateExpected,
            long duplicateActual,
            long invalid,
            long pending,
            Double completeness,
            long revision,
            boolean isFinal,
            String line,
            long epoch) {}

    @Setup
    public void prepare() {
        items = Plants.arrivals(ITEMS);
        sources = new byte[ITEMS][];
        for (int i = 0; i < ITEMS; i++) {
            sources[i] = source(items[i]).getBytes(UTF_8);
        }
        if (counts.length != Counter.COUNT) {
            throw new IllegalStateException("another number of counts");
        }
    }

    /** Gives everything to the benchmark. */
    private static AnswerEncoder encoder(Blackhole hole) {
        return new AnswerEncoder(
                Plants.RULES,
                Plants.ROUTES,
                Plants.STREAMS,
                new CurrentLine(LINE),
                new AnswerEncoder.Output() {
                    @Override
                    public void answer(Answer answer, byte[] key, byte[] value) {
                        hole.consume(key);
                        hole.consume(value);
                    }

                    @Override
                    public void beyondHorizon(String stream, byte[] key, byte[] value) {
                        answer(Answer.DEADLETTERS, key, value);
                    }
                });
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void exceptionRecon(Blackhole hole) {
        AnswerEncoder encoder = encoder(hole);
        for (Arrival each : items) {
            encoder.exception(Verdicts.Type.MISSING, 0, each, each.timeMillis, null);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void exceptionDatabind(Blackhole hole) throws IOException {
        for (Arrival each : items) {
            ExceptionValue value =
                    new ExceptionValue(
                            "MISSING",
                            "ingest",
                            "sensor",
                            source(each),
                            id(each),
                            time(each.timeMillis),
                            LINE.name(),
                            LINE.epoch());
            hole.consume((LEG + value.source + '/' + value.id).getBytes(UTF_8));
            hole.consume(exceptions.writeValueAsBytes(value));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void exceptionGenerator(Blackhole hole) throws IOException {
        for (Arrival each : items) {
            String source = source(each);
            String id = id(each);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            try (JsonGenerator json = factory.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeStringField("type", "MISSING");
                json.writeStringField("control", "ingest");
                json.writeStringField("output", "sensor");
                json.writeStringField("source", source);
                json.writeStringField("id", id);
                json.writeStringField("eventTime", time(each.timeMillis));
                writeLine(json);
                json.writeEndObject();
            }
            hole.consume((LEG + source + '/' + id).getBytes(UTF_8));
            hole.consume(bytes.toByteArray());
        }
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void rowRecon(Blackhole hole) {
        AnswerEncoder encoder = encoder(hole);
        for (int i = 0; i < ITEMS; i++) {
            encoder.row(0, sources[i], start(items[i]), counts, 1, false);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void rowDatabind(Blackhole hole) throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            String source = new String(sources[i], UTF_8);
            String start = time(start(items[i]));
            MetricsValue value =
                    new MetricsValue(
                            "ingest",
                            "sensor",
                            source,
                            start,
                            time(start(items[i]) + 60_000),
                            counts[0],
                            counts[1],
                            counts[2],
                            counts[3],
                            counts[4],
                            counts[5],
                            counts[6],
                            counts[7],
                            counts[8],
                            counts[9],
                            counts[0] - counts[1] - counts[2],
                            100.0 * counts[1] / counts[0],
                            1,
                            false,
                            LINE.name(),
                            LINE.epoch());
            hole.consume((LEG + source + '/' + start).getBytes(UTF_8));
            hole.consume(rows.writeValueAsBytes(value));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void rowGenerator(Blackhole hole) throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            String source = new String(sources[i], UTF_8);
            String start = time(start(items[i]));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            try (JsonGenerator json = factory.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeStringField("control", "ingest");
                json.writeStringField("output", "sensor");
                json.writeStringField("source", source);
                json.writeStringField("windowStart", start);
                json.writeStringField("windowEnd", time(start(items[i]) + 60_000));
                for (Counter counter : Counter.values()) {
                    json.writeNumberField(counter.json(), counts[counter.ordinal()]);
                }
                json.writeNumberField("pending", counts[0] - counts[1] - counts[2]);
                json.writeNumberField("completeness", 100.0 * counts[1] / counts[0]);
                json.writeNumberField("revision", 1);
                json.writeBooleanField("final", false);
                writeLine(json);
                json.writeEndObject();
            }
            hole.consume((LEG + source + '/' + start).getBytes(UTF_8));
            hole.consume(bytes.toByteArray());
        }
    }

    private static void writeLine(JsonGenerator json) throws IOException {
        json.writeStringField("line", LINE.name());
        json.writeNumberField("epoch", LINE.epoch());
    }

    private static long start(Arrival item) {
        return Plants.RULES.windowing().paneStart(item.timeMillis);
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static String source(Arrival item) {
        return new String(item.text, item.sourceStart, item.sourceEnd - item.sourceStart, UTF_8);
    }

    private static String id(Arrival item) {
        return new String(item.text, item.idStart, item.idEnd - item.idStart, UTF_8);
    }
}
