package dev.recon.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.source.ReadToEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The fills and the series that a job has told, and whether their revisions are 1, 2, 3, … each. Of
 * the readings that were only ever measured, which are nearly all, two hashes are kept, and of the
 * others the last rows.
 */
public final class Fills {

    private static final String WITHDRAWN = "WITHDRAWN";
    private static final String GOOD = "GOOD";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Fill> fills = new TreeMap<>();
    private final Map<String, Point> points = new TreeMap<>();
    private final LongBag good = new LongBag();
    private final LongBag measured = new LongBag();
    private final Map<String, Long> readings = new TreeMap<>();
    private final List<String> unruly = new ArrayList<>();

    /** The last row of a fill; null where a number is not there. */
    record Fill(
            String id, String status, String reason, Double value, Double actual, long revision) {

        boolean stands() {
            return !status.equals(WITHDRAWN);
        }
    }

    /** The last row in the series of a reading that was ever lost. */
    record Point(String quality, Double value, long revision) {}

    /** Takes all that has been committed. */
    public static Fills read(String servers, String fillsTopic, String seriesTopic)
            throws IOException {
        Fills all = new Fills();
        read(servers, fillsTopic, record -> all.fill(key(record), record.value()));
        read(servers, seriesTopic, record -> all.point(key(record), record.value()));
        return all;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static void read(String servers, String topic, ReadToEnd.Taker<IOException> taker)
            throws IOException {
        Map<String, Object> properties =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = ReadToEnd.assignWhole(consumer, topic);
            ReadToEnd.read(consumer, consumer.endOffsets(all), "the topic " + topic, taker);
        }
    }

    void fill(String key, byte[] value) throws IOException {
        JsonNode row = json.readTree(value);
        Fill told =
                new Fill(
                        row.path("id").asText(),
                        row.path("status").asText(),
                        row.path("reason").asText(),
                        number(row.path("value")),
                        number(row.path("actual")),
                        row.path("revision").asLong());
        Fill known = fills.put(key, told);
        if (told.revision != (known == null ? 1 : known.revision + 1)) {
            unruly.add("fill " + key + ": " + told.revision + " after " + known);
        } else if (known != null && !known.stands()) {
            unruly.add("fill " + key + ": told again after it was withdrawn");
        }
    }

    void point(String key, byte[] value) throws IOException {
        JsonNode row = json.readTree(value);
        Point told =
                new Point(
                        row.path("quality").asText(),
                        number(row.path("value")),
                        row.path("revision").asLong());
        Point known = points.get(key);
        if (told.revision != (known == null ? 1 : known.revision + 1)) {
            unruly.add("series " + key + ": " + told.revision + " after " + known);
        }
        if (known == null) {
            readings.merge(row.path("source").asText(), 1L, Long::sum);
        }
        if (told.quality.equals(GOOD)) {
            good.add(Hashing.wyhashFinal4().hashCharsToLong(key));
            measured.add(Hashing.wyhashFinal4().hashCharsToLong(key + " " + told.value));
        } else {
            points.put(key, told);
        }
    }

    private static Double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    /** By the keys of their records. */
    Map<String, Fill> fills() {
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
    public Set<String> standing(String reason) {
        Set<String> ids = new HashSet<>();
        for (Fill each : fills.values()) {
            if (each.stands() && each.reason.equals(reason)) {
                ids.add(each.id);
            }
        }
        return ids;
    }

    /** By id, what turned up of the readings whose fill was withdrawn; may be null. */
    public Map<String, Double> withdrawn() {
        Map<String, Double> byId = new HashMap<>();
        for (Fill each : fills.values()) {
            if (!each.stands()) {
                byId.put(each.id, each.actual);
            }
        }
        return byId;
    }

    /** What does not follow what was told before. */
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
                    if (!point.quality.equals("SYNTHETIC")) {
                        all.add(Hashing.wyhashFinal4().hashCharsToLong(key + " " + point.value));
                    }
                });
        return all;
    }
}
