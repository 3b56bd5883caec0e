package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {

    private static final List<Path> JARS =
            List.of(
                    Path.of("lib/frocksdbjni-8.10.0-ververica-1.0.jar"),
                    Path.of("lib/rocksdbjni-10.1.3.jar"),
                    Path.of("lib/kafka-clients-4.2.0.jar"),
                    Path.of("lib/README.txt"));

    @Test
    void givesFlinkItsOwnRocksDb() {
        assertThat(JARS.stream().filter(Libraries.FLINK::takes).map(LibrariesTest::name))
                .containsExactly("frocksdbjni-8.10.0-ververica-1.0.jar", "kafka-clients-4.2.0.jar");
    }

    @Test
    void givesKafkaStreamsItsOwnRocksDb() {
        assertThat(JARS.stream().filter(Libraries.KAFKA_STREAMS::takes).map(LibrariesTest::name))
                .containsExactly("rocksdbjni-10.1.3.jar", "kafka-clients-4.2.0.jar");
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
