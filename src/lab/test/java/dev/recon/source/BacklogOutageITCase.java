package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.BrokerProcess;
import dev.recon.broker.TestTopics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogOutageITCase {

    @Test
    void aBrokerThatIsDownIsNeverTakenForSilenceAndIsFoundAgain() {
        try (BrokerProcess broker = BrokerProcess.launch()) {
            broker.createTopic("t", 1, Map.of());
            try (Backlog backlog =
                    new KafkaBacklog.Factory(
                                    Streams.topic("t", Streams.EARLIEST, null),
                                    TestTopics.config(broker.bootstrapServers()))
                            .open()) {
                backlog.ask(Map.of(0, 0L), 1);
                assertThat(answer(backlog)).isEqualTo(new Backlog.Answer(1, Map.of(0, true)));

                broker.kill();
                backlog.ask(Map.of(0, 0L), 2);
                await().during(Duration.ofSeconds(7))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> backlog.take() == null);

                broker.start();
                backlog.ask(Map.of(0, 0L), 3);
                assertThat(answer(backlog).caughtUp()).isEqualTo(Map.of(0, true));
            }
        }
    }

    private static Backlog.Answer answer(Backlog backlog) {
        return await().atMost(Duration.ofSeconds(30))
                .until(backlog::take, answer -> answer != null);
    }
}
