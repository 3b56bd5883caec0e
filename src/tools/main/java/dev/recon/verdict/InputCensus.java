package dev.recon.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.config.KafkaConfig;
import dev.recon.kafka.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies in the input topics of a plant, offset by offset, as somebody reads it who knows
 * nothing of the job: with another JSON parser, and by the plain words of the semantics.
 */
public final class InputCensus {

    private static final long FUTURE_TOLERANCE_MILLIS = Duration.ofHours(1).toMillis();

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final String auditRole;
    private final Set<String> valuesOf;
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Long> sensor = new TreeMap<>();
    private final Map<String, Long> audit = new TreeMap<>();
    private final Set<String> unusable = new HashSet<>();
    private final List<String> gaps = new ArrayList<>();
    private long heartbeats;
    private long unwanted;
    private long offsets;

    InputCensus(String auditRole, Set<String> valuesOf) {
        this.auditRole = auditRole;
        this.valuesOf = valuesOf;
    }

    /**
     * Reads both topics from their beginning to their end.
     *
     * @param auditRole of the audit records that are wanted
     * @param valuesOf the ids of readings whose value is wanted
     */
    public static InputCensus take(
            KafkaConfig kafka,
            String sensorTopic,
            String auditTopic,
            String auditRole,
            Set<String> valuesOf) {
        InputCensus census = new InputCensus(auditRole, valuesOf);
        census.read(kafka, sensorTopic, false);
        census.read(kafka, auditTopic, true);
        return census;
    }

    private void read(KafkaConfig kafka, String topic, boolean isAudit) {
        Map<TopicPartition, Long> next = new HashMap<>();
        Map<TopicPartition, Long> ends =
                new TopicReader(kafka, topic)
                        .read(
                                record -> {
                                    TopicPartition where =
                                            new TopicPartition(topic, record.partition());
                                    long offset = record.offset();
                                    Long expected = next.put(where, offset + 1);
                                    follow(where, expected == null ? 0 : expected, offset);
                                    take(topic, where.partition(), offset, record.value(), isAudit);
                                });
        ends.forEach((where, end) -> follow(where, next.getOrDefault(where, 0L), end));
    }

    private void follow(TopicPartition where, long expected, long offset) {
        if (offset != expected) {
            gaps.add(where + ": " + offset + " follows " + (expected - 1));
        }
    }

    void take(String topic, int partition, long offset, byte[] value, boolean isAudit) {
        offsets++;
        JsonNode record = parse(value);
        if (record == null || !record.isObject() || !timeIsGood(record.path("ts"))) {
            unusable.add(Answers.origin(topic, partition, offset));
        } else if (record.path("type").asText().equals("heartbeat")) {
            heartbeats++;
        } else if (isNoText(record.path("source")) || isNoText(record.path("id"))) {
            unusable.add(Answers.origin(topic, partition, offset));
        } else if (isAudit && !record.path("role").asText().equals(auditRole)) {
            unwanted++;
        } else {
            (isAudit ? audit : sensor).merge(record.path("source").asText(), 1L, Long::sum);
            if (!isAudit && valuesOf.contains(record.path("id").asText())) {
                values.putIfAbsent(
                        record.path("id").asText(), record.path("temperature").asDouble());
            }
        }
    }

    private JsonNode parse(byte[] value) {
        try {
            return value == null ? null : json.readTree(value);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean timeIsGood(JsonNode time) {
        return time.isIntegralNumber()
                && time.canConvertToLong()
                && time.asLong() > 0
                && time.asLong() <= System.currentTimeMillis() + FUTURE_TOLERANCE_MILLIS;
    }

    private static boolean isNoText(JsonNode node) {
        return !node.isTextual() || node.asText().isEmpty();
    }

    Check everyOffset() {
        long usable = sum(sensor) + sum(audit);
        List<String> wrong = new ArrayList<>(gaps);
        if (usable + heartbeats + unwanted + unusable.size() != offsets) {
            wrong.add("the parts do not add up");
        }
        return Check.nothingWrong(
                "accounting: every offset is one of these",
                String.format(
                        "%,d offsets: %,d readings, %,d audit records, %,d heartbeats, %,d of another role, %,d unusable",
                        offsets, sum(sensor), sum(audit), heartbeats, unwanted, unusable.size()),
                wrong);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many usable records the sensor topic has of each source. */
    Map<String, Long> sensor() {
        return sensor;
    }

    Map<String, Long> audit() {
        return audit;
    }

    /** What the first reading of that id says; null when there is none. */
    Double valueOf(String id) {
        return values.get(id);
    }

    /** The places of the records that cannot be used. */
    Set<String> unusable() {
        return unusable;
    }

    /** All records in both topics. */
    public long offsets() {
        return offsets;
    }
}
