package dev.recon.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.kafka.KafkaUnreachable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerITCase {

    @TempDir private Path folder;

    @Test
    void oneThatDoesNotStartIsUnreachableAndLeavesNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String there = "PLAINTEXT://127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(
                            () ->
                                    EmbeddedBroker.start(
                                            folder,
                                            settings ->
                                                    settings.compute(
                                                            "listeners",
                                                            (key, all) ->
                                                                    all.toString()
                                                                            .replaceFirst(
                                                                                    "PLAINTEXT://[^,]+",
                                                                                    there))))
                    .isInstanceOf(KafkaUnreachable.class)
                    .hasMessageStartingWith("The broker did not start: ");
        }
        assertThat(folder).isEmptyDirectory();
    }

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
