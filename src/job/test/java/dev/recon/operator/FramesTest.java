package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Readings;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.items.Invalid;
import dev.recon.core.time.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void framesCrossTheNetworkWithoutKryo() throws IOException {
        TypeSerializer<Frame> serializer = Frame.TYPE.createSerializer(new SerializerConfigImpl());
        assertThat(serializer).isSameAs(FrameSerializer.INSTANCE);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(new Frame(7, new byte[] {1, 2, 3, 99}, 3), out);
        Frame back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(back.bucket).isEqualTo(7);
        assertThat(Arrays.copyOf(back.bytes, back.length)).containsExactly(1, 2, 3);
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
    }

    @Test
    void arrivalsAndProgressComeBackAsTheyWere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Bytes out = new Bytes(1);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if (random.nextInt(10) == 0) {
                Progress progress = progress(random);
                ArrivalFrames.write(out, progress);
                written.add(progress.toString());
            } else {
                Arrival item = arrival(random);
                ArrivalFrames.write(out, item);
                written.add(text(item));
            }
        }
        List<String> read = new ArrayList<>();
        ArrivalFrames.read(
                new Bytes(0).wrap(out.block, out.position),
                new Arrival(),
                new ArrivalFrames.Handler() {
                    @Override
                    public void arrival(Arrival item) {
                        read.add(text(item));
                    }

                    @Override
                    public void progress(Progress progress) {
                        read.add(progress.toString());
                    }
                });
        assertThat(read).as("seed " + seed).isEqualTo(written);
    }

    private static Progress progress(Random random) {
        return new Progress(
                random.nextInt(300),
                random.nextInt(300),
                random.nextInt(300),
                random.nextInt(70_000),
                random.nextInt(70_000),
                random.nextBoolean() ? Progress.IDLE : random.nextLong(),
                random.nextBoolean() ? Progress.NONE : random.nextLong(),
                random.nextLong(),
                random.nextBoolean());
    }

    private static Arrival arrival(Random random) {
        Arrival item = new Arrival();
        item.route = random.nextInt(1 << random.nextInt(1, 31));
        item.timeMillis = random.nextLong();
        item.hash1 = random.nextLong();
        item.hash2 = random.nextLong();
        item.noop = random.nextBoolean();
        item.many = random.nextBoolean();
        item.invalid = Invalid.values()[random.nextInt(3)];
        item.text = new byte[random.nextInt(1, 500)];
        random.nextBytes(item.text);
        item.sourceEnd = random.nextInt(item.text.length);
        item.idStart = random.nextInt(item.text.length);
        item.idEnd = item.text.length;
        return item;
    }

    private static String text(Arrival item) {
        return List.of(
                        item.route,
                        item.timeMillis,
                        item.hash1,
                        item.hash2,
                        item.noop,
                        item.many,
                        item.invalid,
                        item.value,
                        latin(item, item.sourceStart, item.sourceEnd),
                        latin(item, item.idStart, item.idEnd))
                .toString();
    }

    private static String latin(Arrival item, int from, int to) {
        return new String(item.text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Test
    void countsAndWatermarksComeBackAsTheyWere() {
        Bytes out = new Bytes(1);
        int[] counts = {3, 0, -1, Integer.MAX_VALUE, 0, 0, Integer.MIN_VALUE, 0, 0, 64};
        byte[] source = "säge".getBytes(StandardCharsets.UTF_8);
        RowFrames.writeCounts(out, 300, source, -60_000, counts);
        RowFrames.writeWatermark(out, 2, 3, Long.MIN_VALUE, true);
        RowFrames.writeCounts(out, 0, new byte[0], 0, new int[10]);
        List<String> read = new ArrayList<>();
        RowFrames.read(
                new Bytes(0).wrap(out.block, out.position),
                new RowEntries() {
                    @Override
                    public void counts(
                            int leg, byte[] text, int from, int to, long start, int[] row) {
                        String name = new String(text, from, to - from, StandardCharsets.UTF_8);
                        read.add(leg + name + start + Arrays.toString(row));
                    }

                    @Override
                    public void watermark(
                            int sender, int senders, long watermark, boolean quiescent) {
                        read.add(sender + "/" + senders + " " + watermark + quiescent);
                    }
                });
        assertThat(read)
                .containsExactly(
                        "300säge-60000" + Arrays.toString(counts),
                        "2/3 " + Long.MIN_VALUE + "true",
                        "00" + Arrays.toString(new int[10]));
    }

    @Test
    void readingsComeBackAsTheyWere() {
        Bytes out = new Bytes(1);
        Arrival item = new Arrival();
        item.text = "xsägeid7y".getBytes(StandardCharsets.UTF_8);
        item.sourceStart = 1;
        item.sourceEnd = 6;
        item.idStart = 6;
        item.idEnd = 9;
        for (Readings.Event event : Readings.Event.values()) {
            RowFrames.writeReading(out, event, 300, item, -60_000, 0.5);
        }
        List<String> read = new ArrayList<>();
        RowFrames.read(
                new Bytes(0).wrap(out.block, out.position),
                new RowEntries() {
                    @Override
                    public void reading(
                            Readings.Event event,
                            int leg,
                            byte[] text,
                            int sourceFrom,
                            int sourceTo,
                            int idTo,
                            long timeMillis,
                            double value) {
                        String source =
                                new String(
                                        text,
                                        sourceFrom,
                                        sourceTo - sourceFrom,
                                        StandardCharsets.UTF_8);
                        String id =
                                new String(text, sourceTo, idTo - sourceTo, StandardCharsets.UTF_8);
                        read.add(event + " " + leg + source + "/" + id + timeMillis + " " + value);
                    }
                });
        assertThat(read)
                .containsExactly(
                        "ARRIVED 300säge/id7-60000 0.5",
                        "INVALID 300säge/id7-60000 NaN",
                        "MISSING 300säge/id7-60000 NaN",
                        "FOUND 300säge/id7-60000 0.5",
                        "FILTERED 300säge/id7-60000 NaN",
                        "UNEXPECTED 300säge/id7-60000 0.5",
                        "EXPLAINED 300säge/id7-60000 NaN");
    }

    @Test
    void batchesOfReadingsComeBackAsTheyWere() {
        Bytes out = new Bytes(1);
        byte[] source = "säge".getBytes(StandardCharsets.UTF_8);
        long[] readings = {
            7, bits(-0.0), -3, bits(0.5), Long.MAX_VALUE / 2, bits(1e300), 9, bits(1), 99, 99
        };
        RowFrames.writeArrived(out, 300, source, readings, 4);
        RowFrames.writeArrived(out, 0, source, readings, 1);
        List<String> read = new ArrayList<>();
        RowFrames.read(
                new Bytes(0).wrap(out.block, out.position),
                new RowEntries() {
                    @Override
                    public void arrived(
                            int leg, byte[] text, int from, int to, long[] those, int count) {
                        String name = new String(text, from, to - from, StandardCharsets.UTF_8);
                        for (int i = 0; i < 2 * count; i += 2) {
                            double value = Double.longBitsToDouble(those[i + 1]);
                            read.add(leg + name + those[i] + " " + value);
                        }
                    }
                });
        assertThat(read)
                .containsExactly(
                        "300säge7 -0.0",
                        "300säge-3 0.5",
                        "300säge4611686018427387903 1.0E300",
                        "300säge9 1.0",
                        "0säge7 -0.0");
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Test
    void aBucketIsAKeyGroup() {
        for (int buckets : new int[] {1, 7, 128, 1000}) {
            BucketKeys keys = new BucketKeys(buckets);
            for (int bucket = 0; bucket < buckets; bucket++) {
                int group =
                        org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignToKeyGroup(
                                keys.getKey(new Frame(bucket, new byte[0], 0)), buckets);
                assertThat(group).isEqualTo(bucket);
            }
            assertThat(keys.ownedBy(0, 1).getNumberOfKeyGroups()).isEqualTo(buckets);
        }
    }

    @Test
    void itemsAndRowsSpreadEvenlyOverBuckets() {
        Layout layout = new Layout(128, 0, 1, false);
        Random random = new Random(5);
        Routes.Leg leg = new Routes.Leg("ingest", "sensor");
        int[] items = new int[128];
        int[] rows = new int[128];
        for (int i = 0; i < 128_000; i++) {
            items[layout.bucketOf(random.nextLong())]++;
            rows[layout.bucketOfRow(leg, ("machine-" + i).getBytes(StandardCharsets.UTF_8))]++;
        }
        assertThat(Arrays.stream(items).max().orElseThrow()).isLessThan(1200);
        assertThat(Arrays.stream(rows).max().orElseThrow()).isLessThan(1300);
    }
}
