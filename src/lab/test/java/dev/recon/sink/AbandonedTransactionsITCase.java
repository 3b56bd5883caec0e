package dev.recon.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.EmbeddedBroker;
import dev.recon.broker.TestTopics;
import dev.recon.kafka.KafkaAdmin;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

class AbandonedTransactionsITCase {

    @Test
    void oneThatHasExpiredSinceItWasListedIsOnNoTopic() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                KafkaProducer<byte[], byte[]> producer =
                        TestTopics.transactional(broker.bootstrapServers(), "open");
                KafkaAdmin admin =
                        KafkaAdmin.connect(
                                TestTopics.config(broker.bootstrapServers()),
                                KafkaAdmin.PATIENCE,
                                "test")) {
            broker.createTopic("t", 1, Map.of());
            producer.beginTransaction();
            producer.send(TestTopics.record("t", 0, null, "x")).get();

            assertThat(AbandonedTransactions.isOn("open", Set.of("t"), admin)).isTrue();
            assertThat(AbandonedTransactions.isOn("open", Set.of("u"), admin)).isFalse();
            assertThat(AbandonedTransactions.isOn("expired", Set.of("t"), admin)).isFalse();
        }
    }
}
