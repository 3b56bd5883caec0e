package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamSourcesTest {

    private static Properties consumer(String more) {
        String yaml =
                """
                time: { metrics-interval: 1 min, missing-after: 2 min, correction-horizon: 1 h, idle-timeout: 1 min }
                streams: { sensor: { topic: in%s }, audit: { topic: audit } }
                controls: [ { name: c, expected: { stream: audit }, actual: [ { stream: sensor } ] } ]
                kafka: { bootstrap-servers: "127.0.0.1:1" }
                """
                        .formatted(more);
        ReconConfig config = ConfigReader.parse("recon.yaml", yaml, name -> null);
        return StreamSources.consumer(config.streams().get(0), config.kafka());
    }

    @Test
    void newPartitionsAreLookedForOnceAMinuteUnlessTheStreamHasAnEnd() {
        String key = "partition.discovery.interval.ms";
        assertThat(consumer("")).containsEntry(key, "60000");
        assertThat(consumer(", end: latest")).doesNotContainKey(key);
    }
}
