package dev.recon.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerITCase {

    @Test
    void twoBrokersRunSideBySideAndKeepTheirTopicsApart() {
        try (EmbeddedBroker one = EmbeddedBroker.start();
                EmbeddedBroker two = EmbeddedBroker.start()) {
            for (EmbeddedBroker broker : new EmbeddedBroker[] {one, two}) {
                broker.createTopic("t", 1, Map.of());
                TestTopics.write(broker.bootstrapServers(), "t", 0, broker.bootstrapServers());
            }
            assertThat(TestTopics.readCommitted(one.bootstrapServers(), "t"))
                    .extracting(record -> TestTopics.text(record.value()))
                    .containsExactly(one.bootstrapServers());
        }
    }
}
