package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.generate.FilePlantOutput;
import dev.recon.generate.PlantOutput;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job from files of JSON lines to folders of them, without a broker. */
class FilesITCase {

    @RegisterExtension static final Site SITE = new Site();

    @Test
    void saysOfFilesExactlyWhatHappened() throws Exception {
        Recording recording = Recording.of(60_000, "60min");
        Path input = SITE.folder("input");
        try (PlantOutput output = new FilePlantOutput(input)) {
            recording.write(output, 0, recording.size());
        }

        Answers alone = run(input, 1);
        Verdict.check(alone, recording);
        Answers together = run(input, 3);
        Verdict.check(together, recording);
        assertThat(together.outcomes()).isEqualTo(alone.outcomes());
    }

    private static Answers run(Path input, int parallelism) throws Exception {
        Path output = SITE.folder("output-" + parallelism);
        String streamsAndSinks =
                """
                streams:
                  sensor:
                    file: "%1$s"
                    fields: { value: /temperature }
                    range: { min: 50, max: 55 }
                  audit: { file: "%2$s" }
                sinks:
                  exceptions: { file: "%3$s/exceptions" }
                  metrics: { file: "%3$s/metrics" }
                  deadletters: { file: "%3$s/deadletters" }
                """
                        .formatted(
                                input.resolve(FilePlantOutput.READINGS),
                                input.resolve(FilePlantOutput.AUDIT),
                                output);
        String yaml =
                Setup.rules() + streamsAndSinks + Setup.control() + Setup.state(SITE, "rocksdb");
        Job.run(SITE, Setup.parse(yaml), parallelism);
        return Answers.ofFolders(
                output.resolve("exceptions"),
                output.resolve("metrics"),
                output.resolve("deadletters"));
    }
}
