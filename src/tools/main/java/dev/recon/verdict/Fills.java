package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.recon.config.KafkaConfig;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.kafka.TopicReader;
import dev.recon.rows.FillRow;
import dev.recon.rows.SeriesRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The fills and the series that a job has emitted, and whether their revisions are 1, 2, 3, … each.
 * Of the readings that were only ever measured, which are nearly all, two hashes are kept, and of
 * the others the last rows.
 */
public final class Fills {

    private final Map<String, FillRow> fills = new TreeMap<>();
    private final Map<String, Point> points = new TreeMap<>();
    private final LongBag good = new LongBag();
    private final LongBag measured = new LongBag();
    private final Map<String, Long> readings = new TreeMap<>();
    private final List<String> unruly = new ArrayList<>();

    /** The last row in the series of a reading that was ever lost. */
    record Point(Quality quality, double value, long revision) {}

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
        FillRow known = fills.put(key, row);
        if (row.revision() != (known == null ? 1 : known.revision() + 1)) {
            unruly.add("fill " + key + ": " + row.revision() + " after " + known);
        } else if (known != null && !known.stands()) {
            unruly.add("fill " + key + ": emitted again after it was withdrawn");
        }
    }

    void point(String key, byte[] value) {
        SeriesRow row = SeriesRow.SCHEMA.read(value);
        Point known = points.get(key);
        if (row.revision() != (known == null ? 1 : known.revision + 1)) {
            unruly.add("series " + key + ": " + row.revision() + " after " + known);
        }
        if (known == null) {
            readings.merge(row.source(), 1L, Long::sum);
        }
        if (row.quality() == Quality.GOOD) {
            good.add(Hashing.wyhashFinal4().hashCharsToLong(key));
            measured.add(Hashing.wyhashFinal4().hashCharsToLong(key + " " + row.value()));
        } else {
            points.put(key, new Point(row.quality(), row.value(), row.revision()));
        }
    }

    /** By the keys of their records. */
    Map<String, FillRow> fills() {
        return fills;
    }

    /** Of the readings that were ever lost, by the keys of their records. */
    Map<String, Point> points() {
        return points;
    }

    /** How many readings of each source there are in the series. */
    Map<String, Long> readings() {
        return readings;
    }

    /** The ids whose fill stands for that reason. */
    public Set<String> standing(Fill.Reason reason) {
        Set<String> ids = new HashSet<>();
        for (FillRow each : fills.values()) {
            if (each.stands() && each.reason() == reason) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /** By id, the value of each reading whose fill was withdrawn; NaN for no value. */
    public Map<String, Double> withdrawn() {
        Map<String, Double> byId = new HashMap<>();
        for (FillRow each : fills.values()) {
            if (!each.stands()) {
                byId.put(each.id(), each.actual());
            }
        }
        return byId;
    }

    /** What does not follow what was emitted before. */
    List<String> unruly() {
        List<String> all = new ArrayList<>(unruly);
        int twice = good.repeated();
        if (twice > 0) {
            all.add("series: " + twice + " measured readings more than once");
        }
        for (String key : points.keySet()) {
            if (good.contains(Hashing.wyhashFinal4().hashCharsToLong(key))) {
                all.add("series " + key + ": measured, and lost");
            }
        }
        return all;
    }

    /** Keys and values of all that was measured in the end. */
    LongBag measured() {
        LongBag all = measured.copy();
        points.forEach(
                (key, point) -> {
                    if (point.quality != Quality.SYNTHETIC) {
                        all.add(Hashing.wyhashFinal4().hashCharsToLong(key + " " + point.value));
                    }
                });
        return all;
    }
}
