package dev.recon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.StateConfig;
import dev.recon.generate.Span;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JobOptionsTest {

    @Test
    void switchesNothingOff() {
        ReconConfig config = config(new JobOptions(), true);
        assertThat(config.sinks().delivery()).isEqualTo(SinksConfig.Delivery.EXACTLY_ONCE);
        assertThat(config.state().backend()).isEqualTo(StateConfig.Backend.ROCKSDB);
        assertThat(config.state().checkpointIntervalMillis()).isEqualTo(10_000);
        assertThat(config.streams()).allMatch(stream -> stream.end() != null);
    }

    @Test
    void readsALiveTopicForEver() {
        assertThat(config(new JobOptions(), false).streams())
                .allMatch(stream -> stream.end() == null);
    }

    @Test
    void reachesAnotherProcessUnchanged() {
        JobOptions options = new JobOptions();
        options.horizon = Span.minutes(360);
        options.workingSet = "16 MB";
        JobOptions read = new JobOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("job", mixin(read)))
                .parseArgs(options.arguments().toArray(new String[0]));
        assertThat(read.arguments()).isEqualTo(options.arguments());
    }

    private static CommandLine.Model.CommandSpec mixin(JobOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    private static ReconConfig config(JobOptions options, boolean bounded) {
        return ConfigReader.parse(
                "test.yaml",
                options.yaml(
                        "127.0.0.1:1", "audit", "sensor", "out", Path.of("checkpoints"), bounded));
    }
}
