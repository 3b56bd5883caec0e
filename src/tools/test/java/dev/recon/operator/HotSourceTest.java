package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.ItemHash;
import dev.recon.codec.Lines;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.time.Progress;
import dev.recon.model.TapeConfigs;
import dev.recon.source.RawRecord;
import dev.recon.source.TestBacklog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One source that sends nearly everything is work for every subtask, and no more for the rows. */
class HotSourceTest {

    private static final long T0 = 1_795_168_800_000L;
    private static final int BUCKETS = 128;
    private static final ReconConfig CONFIG =
            TapeConfigs.read(
                    Path.of("src/core/test/resources/tapes/missing-then-found/config.yaml"));
    private static final Routes ROUTES = ConfiguredRoutes.of(CONFIG);
    private static final List<String> STREAMS =
            CONFIG.streams().stream().map(StreamConfig::name).toList();
    private static final int WINDOWS = 3;
    private static final long WINDOW_MILLIS = CONFIG.rules().metricsIntervalMillis();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ItemHash hash = new ItemHash();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void spreadsOverAllBuckets() throws Exception {
        OneInputStreamOperatorTestHarness<RawRecord, Frame> decoder = decoder();
        int[] items = new int[BUCKETS];
        for (int i = 0; i < 1000 * BUCKETS; i++) {
            String json = "{\"id\":\"hot-%06d\",\"source\":\"hot\",\"ts\":%d}".formatted(i, T0);
            RawRecord record = new RawRecord();
            record.value = json.getBytes(StandardCharsets.UTF_8);
            record.offset = i;
            decoder.processElement(new StreamRecord<>(record));
            take(decoder).forEach(frame -> items[frame.bucket]++);
        }
        assertThat(Arrays.stream(items).sum()).isEqualTo(1000 * BUCKETS);
        assertThat(Arrays.stream(items).min().orElseThrow()).isGreaterThan(850);
        assertThat(Arrays.stream(items).max().orElseThrow()).isLessThan(1150);
    }

    @Test
    void isOneRowForEachWindowAtAnAdvanceHoweverManyEventsThereWere() throws Exception {
        for (int events : new int[] {100, 10_000}) {
            var reconciler = reconciler();
            arrive(reconciler, events);
            passTime(reconciler);
            assertEachWindowIsTheSumOf(events, counts(take(reconciler)));
        }
    }

    @Test
    void isOneRowForEachWindowAtACheckpointHoweverManyEventsThereWere() throws Exception {
        for (int events : new int[] {100, 10_000}) {
            var reconciler = reconciler();
            arrive(reconciler, events);
            assertThat(take(reconciler)).isEmpty();
            reconciler.prepareSnapshotPreBarrier(1);
            assertEachWindowIsTheSumOf(events, counts(take(reconciler)));
            reconciler.prepareSnapshotPreBarrier(2);
            assertThat(take(reconciler)).isEmpty();
        }
    }

    /** Whoever looks at it reports as well. */
    @Test
    void theWorkingSetIsLookedAtOnceASecond() throws Exception {
        var reconciler = reconciler();
        for (int tick = 1; tick <= 12; tick++) {
            reconciler.setProcessingTime(tick * Ticker.PERIOD_MILLIS);
            var reports = reconciler.getSideOutput(ReconcileOperator.REPORTS);
            assertThat(reports == null ? 0 : reports.size())
                    .as("tick %d", tick)
                    .isEqualTo(tick / 5);
        }
    }

    /** Of every window, a row of the source and a row of all sources, each emitted once. */
    private static void assertEachWindowIsTheSumOf(int events, Map<String, List<Integer>> counts) {
        Map<String, List<Integer>> right = new HashMap<>();
        for (int window = 0; window < WINDOWS; window++) {
            int expected = events / WINDOWS + (window < events % WINDOWS ? 1 : 0);
            right.put("0 hot " + window, List.of(expected));
            right.put("0 * " + window, List.of(expected));
        }
        assertThat(counts).isEqualTo(right);
    }

    private OneInputStreamOperatorTestHarness<RawRecord, Frame> decoder() throws Exception {
        var harness =
                new OneInputStreamOperatorTestHarness<RawRecord, Frame>(
                        new DecodeOperator(
                                CONFIG.streams().get(0),
                                0,
                                CONFIG.rules(),
                                ROUTES,
                                false,
                                new TestBacklog.NothingLeft(),
                                new DeadLetters(false, 1 << 19),
                                new Layout(BUCKETS, 0, 1 << 20, false),
                                SubmittedLine.ofStart(Lines.LINE)));
        open.add(harness);
        harness.setup(FrameSerializer.INSTANCE);
        harness.open();
        RawRecord assigned = new RawRecord();
        assigned.kind = RawRecord.Kind.ASSIGNED;
        harness.processElement(new StreamRecord<>(assigned));
        return harness;
    }

    /** The only one, with frames as long as in the job. */
    private KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> reconciler()
            throws Exception {
        Layout layout = new Layout(BUCKETS, Layout.DEFAULT_FRAME_BYTES, 16 << 20, false);
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame>(
                        new ReconcileOperator(
                                CONFIG.rules(),
                                ROUTES,
                                STREAMS,
                                ConfiguredSeries.of(CONFIG),
                                layout,
                                SubmittedLine.ofStart(Lines.LINE)),
                        new BucketKeys(BUCKETS),
                        Types.INT,
                        BUCKETS,
                        1,
                        0);
        open.add(harness);
        harness.setup(FrameSerializer.INSTANCE);
        harness.open();
        return harness;
    }

    /** Audit records of the one source, dealt out to the windows in turn. */
    private void arrive(
            KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> reconciler, int events)
            throws Exception {
        Layout layout = new Layout(BUCKETS, 0, 1, false);
        for (int i = 0; i < events; i++) {
            Arrival item = new Arrival();
            item.route = ROUTES.of(STREAMS.indexOf("audit"), null);
            item.timeMillis = T0 + i % WINDOWS * WINDOW_MILLIS;
            item.text = ("hot" + i).getBytes(StandardCharsets.UTF_8);
            item.sourceEnd = item.idStart = 3;
            item.idEnd = item.text.length;
            hash.compute(item.text, 0, 3, item.text, 3, item.idEnd);
            item.hash1 = hash.high;
            item.hash2 = hash.low;
            Bytes out = new Bytes(64);
            ArrivalFrames.write(out, item);
            send(reconciler, layout.bucketOf(item.hash2), out);
        }
    }

    /** Past the end of all windows; most of what has come is missing by then. */
    private static void passTime(
            KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> reconciler)
            throws Exception {
        for (int stream = 0; stream < STREAMS.size(); stream++) {
            long top = T0 + WINDOWS * WINDOW_MILLIS + CONFIG.rules().outOfOrdernessMillis();
            Bytes out = new Bytes(64);
            ArrivalFrames.write(out, new Progress(stream, 0, 1, 1, 1, top, top, 0, false));
            send(reconciler, 0, out);
        }
        reconciler.setProcessingTime(Ticker.PERIOD_MILLIS);
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> reconciler,
            int bucket,
            Bytes out)
            throws Exception {
        reconciler.processElement(new StreamRecord<>(new Frame(bucket, out.block, out.position)));
    }

    private static List<Frame> take(AbstractStreamOperatorTestHarness<Frame> harness) {
        List<Frame> frames = new ArrayList<>();
        for (Object each = harness.getOutput().poll();
                each != null;
                each = harness.getOutput().poll()) {
            @SuppressWarnings("unchecked")
            StreamRecord<Frame> record = (StreamRecord<Frame>) each;
            frames.add(record.getValue());
        }
        return frames;
    }

    /** What is to be added to each row as expected, entry by entry. */
    private static Map<String, List<Integer>> counts(List<Frame> frames) {
        Map<String, List<Integer>> counts = new HashMap<>();
        for (Frame frame : frames) {
            RowFrames.read(
                    new Bytes(0).wrap(frame.bytes, frame.length),
                    new RowEntries() {
                        @Override
                        public void counts(
                                int leg, byte[] block, int from, int to, long start, int[] row) {
                            String name =
                                    new String(block, from, to - from, StandardCharsets.UTF_8);
                            long window = (start - T0) / WINDOW_MILLIS;
                            counts.computeIfAbsent(
                                            leg + " " + name + " " + window,
                                            key -> new ArrayList<>())
                                    .add(row[0]);
                        }

                        @Override
                        public void watermark(
                                int sender, int all, long watermark, boolean quiescent) {}
                    });
        }
        return counts;
    }
}
