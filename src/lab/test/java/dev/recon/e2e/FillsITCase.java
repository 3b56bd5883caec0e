package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.broker.TestTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Fills and series of the whole job, from topics to topics, of a plant in which all goes wrong:
 * every reading that is lost or invalid has one fill that stands, no other has one, and every
 * expected reading is in the series.
 */
class FillsITCase {

    @RegisterExtension static final Site SITE = new Site();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Setup setup;
    private static Answers answers;
    private static Map<String, List<JsonNode>> fills;
    private static Map<String, List<JsonNode>> points;

    @BeforeAll
    static void run() throws Exception {
        Recording recording = Recording.of(60_000, "2h");
        setup = Setup.bounded(SITE, "filled", "filled-out");
        recording.writeTo(setup);
        Job.run(SITE, setup.filled(), 3);
        answers = Answers.ofTopics(setup);
        Verdict.check(answers, recording);
        fills = byKey("fills");
        points = byKey("series");
    }

    private static Map<String, List<JsonNode>> byKey(String topic) throws IOException {
        Map<String, List<JsonNode>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each :
                TestTopics.readCommitted(SITE.servers(), setup.output() + "-" + topic)) {
            String key = TestTopics.text(each.key());
            byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(JSON.readTree(each.value()));
        }
        return byKey;
    }

    private static JsonNode last(List<JsonNode> rows) {
        return rows.get(rows.size() - 1);
    }

    private static Set<String> ids(String... types) {
        return answers.exceptions().stream()
                .filter(each -> List.of(types).contains(each.get("type").asText()))
                .map(each -> each.get("id").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void revisionsRiseOneByOne() {
        for (Map<String, List<JsonNode>> topic : List.of(fills, points)) {
            topic.forEach(
                    (key, rows) -> {
                        for (int i = 0; i < rows.size(); i++) {
                            assertThat(rows.get(i).get("revision").asInt())
                                    .as(key)
                                    .isEqualTo(i + 1);
                        }
                    });
        }
    }

    @Test
    void exactlyWhatIsLostHasAFillThatStands() {
        Set<String> lost = new HashSet<>(ids("MISSING"));
        lost.removeAll(ids("FOUND"));
        Set<String> standing = new TreeSet<>();
        fills.values()
                .forEach(
                        rows -> {
                            JsonNode fill = last(rows);
                            boolean isLost = fill.get("reason").asText().equals("MISSING");
                            if (isLost && !fill.get("status").asText().equals("WITHDRAWN")) {
                                standing.add(fill.get("id").asText());
                            }
                        });
        assertThat(standing).isEqualTo(new TreeSet<>(lost));
    }

    @Test
    void onlyInvalidReadingsAreFilledAsInvalid() {
        Set<String> filled =
                fills.values().stream()
                        .map(FillsITCase::last)
                        .filter(fill -> fill.get("reason").asText().equals("INVALID"))
                        .map(fill -> fill.get("id").asText())
                        .collect(Collectors.toSet());
        assertThat(filled).isNotEmpty();
        assertThat(ids("INVALID")).containsAll(filled);
    }

    @Test
    void whatIsFoundIsWithdrawnWithItsValue() throws Exception {
        try (QuietPlant plant = new QuietPlant(SITE, "found")) {
            Job job = Job.start(SITE, plant.filled(), 2);
            for (int i = 1; i <= 60; i++) {
                plant.write("audit", 0, "r" + i, i * 100L);
                if (i != 50) {
                    plant.write("sensor", 0, "r" + i, i * 100L, Integer.toString(i));
                }
            }
            plant.awaitExceptions(job, "MISSING r50");
            job.awaitUntil("the fill is told", () -> !plant.fills().isEmpty());
            int told = plant.fills().size();
            plant.write("sensor", 0, "r50", 5_000, "50.5");
            job.awaitUntil("it is withdrawn", () -> plant.fills().size() == told + 1);
            JsonNode fill = plant.fills().get(told);
            assertThat(fill.get("status").asText()).isEqualTo("WITHDRAWN");
            assertThat(fill.get("actual").asDouble()).isEqualTo(50.5);
            assertThat(fill.get("error").asDouble()).isEqualTo(fill.get("value").asDouble() - 50.5);
            job.awaitUntil(
                    "it is corrected",
                    () ->
                            plant.series().stream()
                                    .anyMatch(
                                            point ->
                                                    point.get("id").asText().equals("r50")
                                                            && point.get("quality")
                                                                    .asText()
                                                                    .equals("CORRECTED")));
            job.cancel();
        }
    }

    @Test
    void aSyntheticValueIsNeverTakenForARealOne() {
        points.forEach(
                (key, rows) -> {
                    JsonNode point = last(rows);
                    boolean hasFill = fills.containsKey(key);
                    String quality = point.get("quality").asText();
                    assertThat(quality.equals("GOOD")).as(key).isNotEqualTo(hasFill);
                    if (quality.equals("SYNTHETIC")) {
                        assertThat(point.get("value")).isEqualTo(last(fills.get(key)).get("value"));
                    } else {
                        assertThat(point.get("lower").isNull()).isTrue();
                    }
                });
    }

    @Test
    void rowsCountEveryReadingOnce() {
        long real = 0;
        for (List<JsonNode> rows : points.values()) {
            real += last(rows).get("quality").asText().equals("SYNTHETIC") ? 0 : 1;
        }
        long counted = 0;
        long standing = 0;
        for (JsonNode row : finalRows()) {
            counted += row.get("readings").get("count").asLong();
            standing += row.get("fills").get("count").asLong();
            assertThat(row.get("withFills").get("count").asLong())
                    .isEqualTo(
                            row.get("readings").get("count").asLong()
                                    + row.get("fills").get("count").asLong());
        }
        assertThat(counted).isEqualTo(real);
        assertThat(standing)
                .isEqualTo(
                        fills.values().stream()
                                .map(FillsITCase::last)
                                .filter(fill -> !fill.get("status").asText().equals("WITHDRAWN"))
                                .filter(fill -> !fill.get("method").asText().equals("none"))
                                .count());
    }

    private static List<JsonNode> finalRows() {
        return answers.rows().stream()
                .map(Row::json)
                .filter(row -> row.get("final").asBoolean() && row.has("readings"))
                .toList();
    }
}
