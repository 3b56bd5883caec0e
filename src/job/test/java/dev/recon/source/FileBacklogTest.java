package dev.recon.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FileBacklogTest {

    private final Backlog.Factory factory =
            StreamSources.backlogOf(Streams.file("any.jsonl"), null);

    @Test
    void aFileIsNeverCaughtUpBeforeItHasEnded() {
        try (Backlog backlog = factory.open()) {
            assertThat(backlog.take()).isNull();
            backlog.ask(Map.of(0, 12L), 5);
            assertThat(backlog.take()).isEqualTo(new Backlog.Answer(5, Map.of(0, false)));
            assertThat(backlog.take()).isNull();
        }
    }

    @Test
    void aFileIsOnePartition() {
        assertThat(factory.partitionCount()).isEqualTo(1);
    }
}
