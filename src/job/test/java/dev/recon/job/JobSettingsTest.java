package dev.recon.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.StateConfig;
import dev.recon.config.StateConfig.Backend;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;

class JobSettingsTest {

    private final Configuration settings =
            JobSettings.of(new StateConfig(Backend.ROCKSDB, 10_000, null, 1 << 20, 128));

    @Test
    void whatIsCountedIsCountedOnceWhateverTheSinksDeliver() {
        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(settings.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
    }

    @Test
    void aSlipInTypesOrUidsFailsAtSubmission() {
        assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(settings.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    }
}
