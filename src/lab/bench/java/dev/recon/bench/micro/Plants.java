package dev.recon.bench.micro;

import dev.recon.codec.Arrivals;
import dev.recon.codec.BareRecord;
import dev.recon.codec.Decoded;
import dev.recon.codec.RecordDecoder;
import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.config.StreamConfig.Range;
import dev.recon.core.Routes;
import dev.recon.core.Routes.Claim;
import dev.recon.core.Routes.Leg;
import dev.recon.core.Side;
import dev.recon.core.items.Arrival;
import dev.recon.core.time.Rules;
import dev.recon.generate.Plant;
import dev.recon.generate.PlantOptions;
import dev.recon.generate.PlantStream;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import dev.recon.truth.Fact;
import dev.recon.truth.Totals;
import dev.recon.truth.TruthSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plant of the benchmarks, or a stretch of it: what it writes, and how it is reconciled. */
final class Plants {

    /** Of the metrics, patience, disorder and horizon of the benchmarks. */
    static final Rules RULES =
            new Rules(60_000, 120_000, 30_000, 600_000, 60_000, 1000, 3_600_000, false);

    static final List<String> STREAMS = List.of("sensor", "audit");

    static final Routes ROUTES =
            new Routes(
                    List.of(new Leg("ingest", "sensor")),
                    2,
                    List.of(
                            new Claim(0, Side.ACTUAL, 0, null),
                            new Claim(0, Side.EXPECTED, 1, null)));

    private static final TruthSink NOBODY =
            new TruthSink() {
                @Override
                public void fact(Fact fact) {}

                @Override
                public void source(String source, Totals totals) {}

                @Override
                public void summary(Totals totals) {}
            };

    private Plants() {}

    /** The first so many records of a stream, in the order of their arrival. */
    static byte[][] records(PlantStream wanted, int count) {
        List<byte[]> records = new ArrayList<>();
        try {
            new Plant(options(count * 2L))
                    .run((stream, p, k, v, t) -> keep(stream == wanted, v, records, count), NOBODY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.toArray(new byte[0][]);
    }

    private static void keep(boolean wanted, byte[] value, List<byte[]> records, int count) {
        if (wanted && records.size() < count) {
            records.add(value);
        }
    }

    /** As dense as the plant of five million records in an hour. */
    private static PlantOptions options(long records) {
        PlantOptions options = new PlantOptions();
        options.sources = 1000;
        options.records = records;
        options.duration = new Span(Math.max(1, records * 3_600_000 / 5_000_000));
        options.rate = Rate.MAX;
        options.start = Instant.parse("2026-11-20T10:00:00Z");
        options.outOfRange = 0;
        options.malformed = 0;
        options.unexpected = 0;
        return options;
    }

    static StreamConfig config(PlantStream stream) {
        Map<Field, FieldPath> fields = new EnumMap<>(Field.class);
        fields.put(Field.ID, new FieldPath(false, "/id"));
        fields.put(Field.SOURCE, new FieldPath(false, "/source"));
        fields.put(Field.TIME, new FieldPath(false, "/ts"));
        fields.put(Field.TYPE, new FieldPath(false, "/type"));
        fields.put(Field.ROLE, new FieldPath(false, "/role"));
        Range range = null;
        if (stream == PlantStream.SENSOR) {
            fields.put(Field.VALUE, new FieldPath(false, "/temperature"));
            range = new Range(50, 55);
        }
        return new StreamConfig(stream.word(), stream.word(), null, fields, range, null, null);
    }

    static RecordDecoder decoder(PlantStream stream) {
        return new RecordDecoder(config(stream), Set.of(), RULES.futureToleranceMillis());
    }

    /** The audit records as the reconciler gets them, each with a text of its own. */
    static Arrival[] arrivals(int count) {
        RecordDecoder decoder = decoder(PlantStream.AUDIT);
        Decoded decoded = new Decoded();
        Arrivals arrivals = new Arrivals(false);
        List<Arrival> all = new ArrayList<>();
        for (byte[] record : records(PlantStream.AUDIT, count)) {
            decoder.decode(new BareRecord(record), Long.MAX_VALUE, decoded);
            arrivals.each(decoded, ROUTES.of(1, null), item -> all.add(copy(item)));
        }
        return all.toArray(new Arrival[0]);
    }

    private static Arrival copy(Arrival item) {
        Arrival copy = new Arrival();
        copy.route = item.route;
        copy.timeMillis = item.timeMillis;
        copy.hash1 = item.hash1;
        copy.hash2 = item.hash2;
        copy.text = Arrays.copyOf(item.text, item.idEnd);
        copy.sourceStart = item.sourceStart;
        copy.sourceEnd = item.sourceEnd;
        copy.idStart = item.idStart;
        copy.idEnd = item.idEnd;
        return copy;
    }
}
