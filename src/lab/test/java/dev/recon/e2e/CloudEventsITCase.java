package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.config.ReconConfig;
import dev.recon.core.rows.Counter;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CloudEvents in both of their modes: attributes as Kafka headers, or all in one JSON object. */
class CloudEventsITCase {

    @RegisterExtension static final Site SITE = new Site();

    private static final String[] TIMES = {
        "2025-03-01T10:00:00Z", "2025-03-01T10:00:10.5Z", "2025-03-01T11:00:20+01:00"
    };

    @Test
    void matchesEventsOfBothModesEitherWay() throws Exception {
        SITE.broker().createTopic("binary", 2, Map.of("retention.ms", "-1"));
        SITE.broker().createTopic("structured", 1, Map.of("retention.ms", "-1"));
        try (KafkaProducer<byte[], byte[]> producer =
                TestTopics.producer(SITE.servers(), Map.of())) {
            producer.send(binary("both", TIMES[0], "51.5"));
            producer.send(structured("both", TIMES[0], "51.5"));
            producer.send(binary("hot", TIMES[1], "99"));
            producer.send(structured("hot", TIMES[1], "99"));
            producer.send(binary("only-binary", TIMES[2], "52"));
            producer.send(structured("only-structured", TIMES[2], "52"));
        }

        Job.run(SITE, config(), 2);

        Answers answers = Answers.ofTopics(SITE, "cloud");
        assertThat(answers.deadLetters()).isEmpty();
        assertThat(answers.exceptions())
                .extracting(each -> each.control() + " " + each.type() + " " + each.id())
                .containsExactlyInAnyOrder(
                        "one-way INVALID hot",
                        "one-way MISSING only-structured",
                        "one-way UNEXPECTED only-binary",
                        "other-way INVALID hot",
                        "other-way MISSING only-binary",
                        "other-way UNEXPECTED only-structured");
        assertThat(answers.newest().values())
                .hasSize(4)
                .allMatch(
                        row ->
                                row.windowStartMillis()
                                                == Instant.parse("2025-03-01T10:00:00Z")
                                                        .toEpochMilli()
                                        && row.count(Counter.EXPECTED) == 3
                                        && row.count(Counter.MATCHED) == 2
                                        && row.count(Counter.UNEXPECTED) == 1
                                        && row.count(Counter.SKEWED) == 0);
        assertThat(answers.newest())
                .containsKey("one-way/binary/%2Fplant%2Fs1/2025-03-01T10:00:00.000Z");
    }

    private static ProducerRecord<byte[], byte[]> binary(String id, String time, String value) {
        ProducerRecord<byte[], byte[]> record =
                TestTopics.record("binary", 0, null, "{\"temperature\":" + value + "}");
        record.headers()
                .add("ce_specversion", TestTopics.bytes("1.0"))
                .add("ce_type", TestTopics.bytes("reading.taken"))
                .add("ce_id", TestTopics.bytes(id))
                .add("ce_source", TestTopics.bytes("/plant/s1"))
                .add("ce_time", TestTopics.bytes(time));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> structured(String id, String time, String value) {
        String json =
                """
                {"specversion":"1.0","type":"reading.taken","id":"%s","source":"/plant/s1",\
                "time":"%s","data":{"temperature":%s}}"""
                        .formatted(id, time, value);
        return TestTopics.record("structured", 0, null, json);
    }

    private static ReconConfig config() {
        String streams =
                """
                streams:
                  binary:
                    topic: binary
                    fields:
                      id: header:ce_id
                      source: header:ce_source
                      time: header:ce_time
                      type: header:ce_type
                      value: /temperature
                    range: { min: 50, max: 55 }
                    end: latest
                  structured:
                    topic: structured
                    fields:
                      id: /id
                      source: /source
                      time: /time
                      type: /type
                      value: /data/temperature
                    range: { min: 50, max: 55 }
                    end: latest
                controls:
                  - name: one-way
                    expected: { stream: structured }
                    actual: [ { stream: binary } ]
                  - name: other-way
                    expected: { stream: binary }
                    actual: [ { stream: structured } ]
                """;
        return Setup.parse(
                Setup.rules()
                        + streams
                        + Setup.topics(SITE, "cloud", "exactly-once")
                        + Setup.state(SITE, "heap"));
    }
}
