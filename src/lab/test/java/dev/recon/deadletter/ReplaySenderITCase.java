package dev.recon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.config.KafkaConfig;
import dev.recon.deadletter.ReplaySender.Parcel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplaySenderITCase {

    private static EmbeddedBroker broker;
    private static KafkaConfig kafka;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start();
        kafka = TestTopics.config(broker.bootstrapServers());
        broker.createTopic("in", 3, Map.of());
        broker.createTopic("d.replayed", 1, Map.of());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static ReplaySender sender() {
        return new ReplaySender(kafka, "d", "d.replayed");
    }

    private static Parcel parcel(int offset, byte[] value) {
        return new Parcel(new Place("in", 1, offset), new ProducerRecord<>("in", 1, null, value));
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return TestTopics.readCommitted(broker.bootstrapServers(), topic);
    }

    @Test
    void theLaterOfTwoShutsTheEarlierOut() {
        int before = read("in").size();
        try (ReplaySender first = sender()) {
            first.send(List.of(parcel(10, new byte[1])));
            try (ReplaySender second = sender()) {
                assertThatThrownBy(() -> first.send(List.of(parcel(11, new byte[2]))))
                        .isInstanceOfSatisfying(
                                KafkaException.class,
                                e -> assertThat(Takeover.isFenced(e)).isTrue());
                second.send(List.of(parcel(12, new byte[3])));
            }
        }
        assertThat(read("in")).hasSize(before + 2);
        assertThat(read("d.replayed"))
                .extracting(mark -> new String(mark.key(), UTF_8))
                .contains("in/1/10", "in/1/12")
                .doesNotContain("in/1/11");
    }

    @Test
    void whatIsTooLargeTakesItsBatchBack() {
        int before = read("in").size();
        byte[] noise = new byte[2_000_000];
        new java.util.Random(1).nextBytes(noise);
        try (ReplaySender sender = sender()) {
            assertThatThrownBy(
                            () -> sender.send(List.of(parcel(20, new byte[1]), parcel(21, noise))))
                    .isInstanceOfSatisfying(
                            KafkaException.class,
                            e -> assertThat(ReplaySender.isTooLarge(e)).isTrue());
            assertThat(read("in")).hasSize(before);
            sender.send(List.of(parcel(22, new byte[1])));
        }
        assertThat(read("in")).hasSize(before + 1);
    }

    @Test
    void fetchesRecordsFromWhereTheyStood() {
        broker.createTopic("old", 2, Map.of());
        String[] values = new String[3_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = "v" + i;
        }
        TestTopics.write(broker.bootstrapServers(), "old", 1, values);
        Map<Place, String> found = new HashMap<>();
        try (Originals originals = new Originals(kafka, Map.of("old", 2))) {
            List<Place> wanted =
                    List.of(
                            new Place("old", 1, 2_999),
                            new Place("old", 1, 0),
                            new Place("old", 1, 7),
                            new Place("old", 1, 1_500),
                            new Place("old", 1, 3_000),
                            new Place("old", 0, 0),
                            new Place("old", 9, 0),
                            new Place("gone", 0, 0));
            originals
                    .fetch(wanted)
                    .forEach((place, record) -> found.put(place, TestTopics.text(record.value())));
        }
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                new Place("old", 1, 0), "v0",
                                new Place("old", 1, 7), "v7",
                                new Place("old", 1, 1_500), "v1500",
                                new Place("old", 1, 2_999), "v2999"));
    }
}
