package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.generate.PlantOutput;
import dev.recon.generate.PlantStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangingSourcesTest {

    private final List<String> written = new ArrayList<>();
    private final ChangingSources sources = new ChangingSources(new Memory(), 1_000);

    private final class Memory implements PlantOutput {
        @Override
        public void record(
                PlantStream stream, int partition, byte[] key, byte[] value, long eventTimeMillis) {
            written.add(
                    stream + " " + partition + " " + new String(value, StandardCharsets.US_ASCII));
        }

        @Override
        public void pause() {}

        @Override
        public void close() {}
    }

    private void write(String value, long time) throws Exception {
        sources.record(
                PlantStream.SENSOR, 0, null, value.getBytes(StandardCharsets.US_ASCII), time);
    }

    @Test
    void everyStretchOfTimeHasNamesOfItsOwn() throws Exception {
        write("{\"id\":\"1\",\"source\":\"s7\"}", 999);
        write("{\"id\":\"2\",\"source\":\"s7\"}", 1_000);
        write("{\"id\":\"3\",\"source\":\"s7\"}", 25_999);
        write("{broken", 1_000);
        assertThat(written)
                .containsExactly(
                        "SENSOR 0 {\"id\":\"1\",\"source\":\"a7\"}",
                        "SENSOR 0 {\"id\":\"2\",\"source\":\"b7\"}",
                        "SENSOR 0 {\"id\":\"3\",\"source\":\"z7\"}",
                        "SENSOR 0 {broken");
    }

    @Test
    void heartbeatsReachEveryPartition() throws Exception {
        write("{}", 5_000);
        sources.heartbeats(2_000);
        assertThat(written)
                .hasSize(1 + 2 * Workload.PARTITIONS)
                .contains("AUDIT 3 {\"type\":\"heartbeat\",\"ts\":7000}")
                .contains("SENSOR 0 {\"type\":\"heartbeat\",\"ts\":7000}");
    }
}
