package dev.recon.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.codec.AnswerEncoder;
import dev.recon.codec.Arrivals;
import dev.recon.codec.BareRecord;
import dev.recon.codec.CurrentLine;
import dev.recon.codec.Decoded;
import dev.recon.codec.FillEncoder;
import dev.recon.codec.HeaderLookup;
import dev.recon.codec.RecordDecoder;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.Readings;
import dev.recon.core.Reconciler;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.rows.Counter;
import dev.recon.core.rows.Deltas;
import dev.recon.core.rows.WindowRows;
import dev.recon.core.store.BlockStore;
import dev.recon.core.time.PartitionProgress;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.WatermarkRule;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.WindowSummary;
import dev.recon.fill.Workspace;
import dev.recon.rows.Answer;
import dev.recon.rows.Line;
import dev.recon.rows.RowFields;
import dev.recon.series.Sensors;
import dev.recon.series.SeriesOutput;
import dev.recon.series.SeriesSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The core with one subtask a stream, one bucket and a virtual clock. */
public final class CoreMachine implements TapeMachine, AnswerEncoder.Output, Readings {

    private static final long FILTER_BYTES = 1 << 20;

    /** The same for every tape, so that two runs of one are equal. */
    public static final Line LINE = new Line("simulated", Line.FIRST_EPOCH);

    private final Rules rules;
    private final Routes routes;
    private final List<Stream> streams = new ArrayList<>();
    private final Map<String, Stream> byName = new HashMap<>();
    private final Bucket bucket;
    private final Deltas deltas;
    private final Reconciler reconciler;
    private final WatermarkRule watermarks;
    private final WindowRows rows;
    private final CurrentLine line = new CurrentLine(LINE);
    private final AnswerEncoder encoder;
    private final Decoded decoded = new Decoded();
    private final Arrivals arrivals;
    private final SeriesSettings series;
    private final Sensors sensors;
    private List<TapeRow> out = new ArrayList<>();
    private long atMillis;

    private record Stream(
            int number, String name, RecordDecoder decoder, PartitionProgress progress) {}

    public CoreMachine(ReconConfig config) {
        rules = config.rules();
        routes = ConfiguredRoutes.of(config);
        for (StreamConfig each : config.streams()) {
            add(each);
        }
        bucket = new Bucket(rules, new HeapBlocks(), FILTER_BYTES);
        deltas = new Deltas(routes.legs().size());
        List<String> names = config.streams().stream().map(StreamConfig::name).toList();
        encoder = new AnswerEncoder(rules, routes, names, line, this, this::summary);
        reconciler = new Reconciler(rules, routes, encoder, deltas, this);
        watermarks =
                new WatermarkRule(
                        rules, new boolean[streams.size()], Rules.NO_WATERMARK, Progress.NONE);
        rows = new WindowRows(rules, new HeapBlocks());
        series = ConfiguredSeries.of(config);
        arrivals = new Arrivals(config.fills() != null);
        sensors = new Sensors(series, new HeapBlocks(), new SensorOutput());
    }

    /** What the sensors emit. */
    private final class SensorOutput implements SeriesOutput {
        private final Workspace workspace = new Workspace();
        private final SeriesCollector collector = new FillEncoder(routes, line, CoreMachine.this);

        @Override
        public SeriesCollector collector() {
            return collector;
        }

        @Override
        public Workspace workspace() {
            return workspace;
        }

        @Override
        public void changed(int leg, byte[] source, long paneStartMillis) {
            rows.add(leg, source, paneStartMillis, new int[Counter.COUNT]);
        }

        @Override
        public void withdrawn(Fill fill) {
            // A tape has no metrics.
        }
    }

    private WindowSummary summary(int leg, byte[] source, long windowStartMillis) {
        return series.isFilled(leg) ? sensors.summary(leg, source, windowStartMillis) : null;
    }

    @Override
    public boolean wants(int leg) {
        return series.isFilled(leg);
    }

    @Override
    public void reading(
            Event event, int number, int leg, Arrival item, long timeMillis, double value) {
        byte[] text = new byte[item.sourceEnd - item.sourceStart + item.idEnd - item.idStart];
        int source = item.sourceEnd - item.sourceStart;
        System.arraycopy(item.text, item.sourceStart, text, 0, source);
        System.arraycopy(item.text, item.idStart, text, source, text.length - source);
        sensors.reading(event, leg, text, 0, source, text.length, timeMillis, value);
    }

    private void add(StreamConfig config) {
        int number = streams.size();
        PartitionProgress progress = new PartitionProgress(rules, number, 0, 1, 1);
        progress.assigned(0, 0, 0);
        RecordDecoder decoder =
                new RecordDecoder(config, routes.roles(number), rules.futureToleranceMillis());
        Stream stream = new Stream(number, config.name(), decoder, progress);
        streams.add(stream);
        byName.put(config.name(), stream);
    }

    @Override
    public void record(
            String name,
            byte[] value,
            HeaderLookup headers,
            JsonNode raw,
            long at,
            long wallClockMillis) {
        atMillis = at;
        Stream stream = byName.get(name);
        stream.decoder.decode(new BareRecord(value, headers), wallClockMillis, decoded);
        if (decoded.dead != null) {
            deadLetter(name, raw);
            return;
        }
        stream.progress.active(0, 0, decoded.timeMillis, at);
        int route = decoded.heartbeat ? Routes.UNWANTED : routes.of(stream.number, decoded.role);
        if (route != Routes.UNWANTED) {
            arrivals.each(decoded, route, item -> reconciler.arrive(bucket, item));
        }
    }

    private void deadLetter(String stream, JsonNode raw) {
        ObjectNode value = TapeJson.MAPPER.createObjectNode();
        value.put(RowFields.STREAM, stream);
        value.put(RowFields.REASON, decoded.dead.name());
        value.put(RowFields.FIELD, decoded.deadField);
        value.set(RowFields.RAW, raw);
        value.put(RowFields.LINE, LINE.name());
        value.put(RowFields.EPOCH, LINE.epoch());
        out.add(new TapeRow(atMillis, TapeRow.DEADLETTER, stream, value));
    }

    @Override
    public void tick(long at) {
        atMillis = at;
        for (Stream stream : streams) {
            // A tape holds nothing back: all there is to read at this time has been read.
            stream.progress.confirm(0, true, at, at);
            watermarks.hear(stream.progress.progress(), at);
        }
        advance(watermarks.evaluate(at));
        if (watermarks.isQuiescent()) {
            reconciler.decideAll(bucket);
            deltas.takeAll(rows::add);
            sensors.quiesce();
            rows.quiesce(encoder);
        }
    }

    private void advance(long watermark) {
        long before = reconciler.watermark();
        if (watermark > before) {
            reconciler.advanceTo(watermark);
            reconciler.decideDue(bucket);
            deltas.take(rules.windowing().panesOverBefore(watermark), rows::add);
            sensors.advance(watermark);
            rows.advance(before, watermark, encoder);
            sensors.forget();
        }
    }

    @Override
    public void end(long at) {
        atMillis = at;
        advance(Rules.END);
    }

    @Override
    public List<TapeRow> take() {
        List<TapeRow> taken = out;
        out = new ArrayList<>();
        return taken;
    }

    @Override
    public void answer(Answer answer, byte[] key, byte[] value) {
        emit(answer.word(), key, value);
    }

    @Override
    public void beyondHorizon(String stream, byte[] key, byte[] value) {
        emit(TapeRow.DEADLETTER, key, value);
    }

    private void emit(String topic, byte[] key, byte[] value) {
        String text = new String(key, StandardCharsets.UTF_8);
        out.add(new TapeRow(atMillis, topic, text, TapeJson.read(value)));
    }

    /** Blocks in a map: a tape is too short for much to be evicted. */
    private static final class HeapBlocks implements BlockStore {
        private final Map<Long, Map<Integer, byte[]>> blocks = new HashMap<>();

        @Override
        public byte[] load(long index, int page) {
            return blocks.get(index).get(page);
        }

        @Override
        public void save(long index, int page, byte[] block) {
            blocks.computeIfAbsent(index, i -> new HashMap<>()).put(page, block);
        }

        @Override
        public void remove(long index, int page) {
            Map<Integer, byte[]> pages = blocks.get(index);
            if (pages != null) {
                pages.remove(page);
            }
        }
    }
}
