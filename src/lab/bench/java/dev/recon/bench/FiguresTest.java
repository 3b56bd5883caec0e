package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir private Path folder;

    @Test
    void derivesWhatARecordAndAnItemCost() {
        Map<String, Double> figures =
                new TreeMap<>(
                        Map.of(
                                Figures.WALL_SECONDS, 4.0,
                                Figures.CPU_SECONDS, 6.0,
                                Figures.OUTPUT_RECORDS, 1e6,
                                Figures.STATE_BYTES, 3200.0,
                                Figures.ITEMS_HELD, 100.0));
        Figures.derive(figures, 2_000_000);
        assertThat(figures)
                .contains(
                        entry(Figures.RECORDS_PER_SECOND, 500_000.0),
                        entry(Figures.CPU_PER_MILLION_IN, 3.0),
                        entry(Figures.CPU_PER_MILLION_IN_OUT, 2.0),
                        entry(Figures.STATE_BYTES_PER_ITEM, 32.0));
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("figures.json");
        Figures.write(file, Map.of(Figures.STATE_BYTES, 5_000_000_000L));
        assertThat(Figures.read(file)).containsExactly(entry(Figures.STATE_BYTES, 5e9));
        assertThat(Figures.read(folder.resolve("none.json"))).isEmpty();
    }

    @Test
    void readsThePeakOfAProcess() {
        String status = "Name:\tjava\nVmPeak:\t  9000 kB\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n";
        assertThat(Measured.peakBytes(status)).isEqualTo(2 << 20);
        assertThat(Measured.peakBytes("Name:\tjava\n")).isNaN();
    }

    @Test
    void readsTheLiveHeapOfAHistogram() {
        assertThat(LiveJob.bytesOf("Total       1234567       98765432")).isEqualTo(98_765_432);
        assertThat(LiveJob.bytesOf("")).isZero();
    }
}
