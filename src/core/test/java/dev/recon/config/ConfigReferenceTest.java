package dev.recon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path PAGE = Path.of("docs", "configuration.md");

    @Test
    void committedPageIsWhatTheDeclarationSays() throws IOException {
        if (Boolean.getBoolean("recon.docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigReference.markdown());
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "docs/configuration.md is stale; regenerate it:"
                                + " mvn test -Dtest=ConfigReferenceTest -Drecon.docs.update=true")
                .isEqualTo(ConfigReference.markdown());
    }

    @Test
    void exampleOfThePageParses() throws IOException {
        Matcher block =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();

        ReconConfig config =
                ConfigReader.parse(
                        "example.yaml", block.group(1), name -> "of.us." + name + " required;");

        assertThat(config.streams())
                .extracting(StreamConfig::name)
                .containsExactly("audit", "sensor", "archive");
        assertThat(config.kafka().properties())
                .containsEntry("sasl.jaas.config", "of.us.KAFKA_JAAS required;");
    }

    @Test
    void everyOptionIsOnThePageAndNoneTwice() {
        Set<String> paths = Options.ALL.stream().map(Option::path).collect(Collectors.toSet());
        assertThat(paths).hasSameSizeAs(Options.ALL);
        assertThat(paths)
                .allSatisfy(
                        path ->
                                assertThat(ConfigReference.markdown())
                                        .contains("| `" + path + "` |"));
    }
}
