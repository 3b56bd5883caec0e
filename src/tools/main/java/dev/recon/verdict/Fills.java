package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.recon.config.KafkaConfig;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.kafka.TopicReader;
import dev.recon.rows.FillRow;
import dev.recon.rows.Revised;
import dev.recon.rows.SeriesRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The fills and the series that a job has emitted, and whether their revisions are 1, 2, 3, … each.
 * Of the readings that were only ever measured hashes are kept, and of the others the true rows.
 */
public final class Fills {

    private final WrittenRows<FillRow> fills = new WrittenRows<>();
    private final WrittenRows<Point> points = new WrittenRows<>();
    private final MeasuredReadings good = new MeasuredReadings();
    private final Map<String, Long> readings = new TreeMap<>();
    private final List<String> unruly = new ArrayList<>();
    private final Set<String> lines = new TreeSet<>();

    /** A row in the series, of a reading that was ever lost. */
    record Point(String key, Quality quality, double value, long revision, String line, long epoch)
            implements Revised {}

    /** Takes all that has been committed. */
    public static Fills read(KafkaConfig kafka, String fillsTopic, String seriesTopic) {
        Fills all = new Fills();
        new TopicReader(kafka, fillsTopic).read(record -> all.fill(key(record), record.value()));
        new TopicReader(kafka, seriesTopic).read(record -> all.point(key(record), record.value()));
        return all;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    void fill(String key, byte[] value) {
        FillRow row = FillRow.SCHEMA.read(value);
        saw(row);
        FillRow before = fills.before(row);
        if (!WrittenRows.follows(row, before)) {
            unruly.add("fill " + key + ": " + row.revision() + " after " + before);
        } else if (before != null && before.epoch() == row.epoch() && !before.stands()) {
            unruly.add("fill " + key + ": emitted again after it was withdrawn");
        }
        fills.add(row);
    }

    void point(String key, byte[] value) {
        SeriesRow row = SeriesRow.SCHEMA.read(value);
        saw(row);
        Point point =
                new Point(key, row.quality(), row.value(), row.revision(), row.line(), row.epoch());
        Point before = points.before(point);
        if (!WrittenRows.follows(point, before)) {
            unruly.add("series " + key + ": " + row.revision() + " after " + before);
        }
        if (row.quality() == Quality.GOOD ? isOneMoreMeasured(point) : isOneMoreLost(point)) {
            readings.merge(row.source(), 1L, Long::sum);
        }
    }

    private boolean isOneMoreMeasured(Point point) {
        Point lost = points.get(point.key);
        if (lost == null) {
            return good.add(hash(point.key), hash(point), Writer.of(point));
        }
        if (Writer.of(lost).equals(Writer.of(point))) {
            unruly.add("series " + point.key + ": measured, and lost");
        } else {
            points.add(point);
        }
        return false;
    }

    private boolean isOneMoreLost(Point point) {
        Writer measured = good.writerOf(hash(point.key));
        if (measured == null) {
            boolean isNew = points.get(point.key) == null;
            points.add(point);
            return isNew;
        }
        if (measured.equals(Writer.of(point))) {
            unruly.add("series " + point.key + ": measured, and lost");
        } else if (measured.epoch() <= point.epoch) {
            good.forget(hash(point.key));
            points.add(point);
        }
        return false;
    }

    private void saw(Revised row) {
        if (row.line() != null) {
            lines.add(row.line());
        }
    }

    private static long hash(String key) {
        return Hashing.wyhashFinal4().hashCharsToLong(key);
    }

    private static long hash(Point point) {
        return hash(point.key + " " + point.value);
    }

    /** By the keys of their records. */
    Map<String, FillRow> fills() {
        Map<String, FillRow> byKey = new TreeMap<>();
        fills.rows().forEach(row -> byKey.put(row.key().toString(), row));
        return byKey;
    }

    /** Of the readings that were ever lost, by the keys of their records. */
    Map<String, Point> points() {
        Map<String, Point> byKey = new TreeMap<>();
        points.rows().forEach(point -> byKey.put(point.key, point));
        return byKey;
    }

    /** How many readings of each source there are in the series. */
    Map<String, Long> readings() {
        return readings;
    }

    /** The ids whose fill stands for that reason. */
    public Set<String> standing(Fill.Reason reason) {
        Set<String> ids = new HashSet<>();
        for (FillRow each : fills.rows()) {
            if (each.stands() && each.reason() == reason) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /** By id, the value of each reading whose fill was withdrawn; NaN for no value. */
    public Map<String, Double> withdrawn() {
        Map<String, Double> byId = new HashMap<>();
        for (FillRow each : fills.rows()) {
            if (!each.stands()) {
                byId.put(each.id(), each.actual());
            }
        }
        return byId;
    }

    /** What does not follow what was emitted before. */
    List<String> unruly() {
        List<String> all = new ArrayList<>(unruly);
        if (good.repeated() > 0) {
            all.add("series: " + good.repeated() + " measured readings more than once");
        }
        return all;
    }

    /** The lines that have written. */
    Set<String> lines() {
        return lines;
    }

    /** Keys and values of all that was measured in the end. */
    LongBag measured() {
        LongBag all = good.values();
        for (Point point : points.rows()) {
            if (point.quality != Quality.SYNTHETIC) {
                all.add(hash(point));
            }
        }
        return all;
    }
}
