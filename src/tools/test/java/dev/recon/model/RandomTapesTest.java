package dev.recon.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.model.RandomTapes.RandomTape;
import dev.recon.simulate.TapeCheck;
import dev.recon.simulate.TapeRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomTapesTest {

    private static final int SEEDS = 100;

    private static final Map<Long, List<TapeRow>> ROWS = new TreeMap<>();

    @BeforeAll
    static void playAll() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            ROWS.put(seed, RandomTapes.of(seed).expected());
        }
    }

    @Test
    void makesTheSameTapeOfTheSameSeed() {
        assertThat(RandomTapes.of(17)).isEqualTo(RandomTapes.of(17));
        assertThat(RandomTapes.of(17).lines()).isNotEqualTo(RandomTapes.of(18).lines());
    }

    @Test
    void makesOnlyConfigurationsThatKeepTheRules() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var rules = RandomTapes.of(seed).config().rules();
            assertThat(rules.outOfOrdernessMillis()).isBetween(0L, rules.missingAfterMillis());
            assertThat(rules.correctionHorizonMillis())
                    .isGreaterThanOrEqualTo(
                            rules.missingAfterMillis() + rules.metricsIntervalMillis());
            assertThat(rules.timerResolutionMillis()).isBetween(1L, rules.metricsIntervalMillis());
        }
    }

    @Test
    void hasEverythingThatCanHappen() {
        Set<String> seen = new TreeSet<>();
        ROWS.values().forEach(rows -> rows.forEach(row -> note(seen, row)));
        assertThat(seen)
                .contains(
                        "MISSING",
                        "FOUND",
                        "UNEXPECTED",
                        "EXPLAINED",
                        "DUPLICATE EXPECTED",
                        "DUPLICATE ACTUAL")
                .contains("INVALID NOT_A_NUMBER", "INVALID OUT_OF_RANGE")
                .contains("MALFORMED null", "BAD_TIMESTAMP time", "FUTURE_TIMESTAMP time")
                .contains(
                        "MISSING_FIELD time",
                        "MISSING_FIELD source",
                        "MISSING_FIELD id",
                        "MISSING_FIELD ids")
                .contains("BEYOND_HORIZON EXPECTED", "BEYOND_HORIZON ACTUAL")
                .contains(
                        "final at once", "final after others", "revised", "counts nothing any more")
                .containsAll(NaiveWindow.COUNTS);
    }

    private static void note(Set<String> seen, TapeRow row) {
        var value = row.value();
        switch (row.topic()) {
            case TapeRow.EXCEPTIONS -> {
                String more = value.path("reason").asText("") + value.path("side").asText("");
                seen.add((value.get("type").asText() + " " + more).strip());
            }
            case TapeRow.DEADLETTER ->
                    seen.add(
                            value.get("reason").asText()
                                    + " "
                                    + value.path("side").asText(value.get("field").asText()));
            default -> {
                boolean first = value.get("revision").asLong() == 1;
                seen.add(
                        value.get("final").asBoolean()
                                ? first ? "final at once" : "final after others"
                                : "emitted");
                if (!first && !value.get("final").asBoolean()) {
                    seen.add("revised");
                }
                List<String> counted =
                        NaiveWindow.COUNTS.stream()
                                .filter(name -> value.get(name).asLong() > 0)
                                .toList();
                seen.addAll(counted.isEmpty() ? List.of("counts nothing any more") : counted);
            }
        }
    }

    @Test
    void neverChangesWhatIsFinal() {
        ROWS.forEach(
                (seed, rows) -> {
                    Map<String, TapeRow> latest = new HashMap<>();
                    rows.stream()
                            .filter(row -> row.topic().equals(TapeRow.METRICS))
                            .forEach(row -> follows(seed, latest.put(row.key(), row), row));
                });
    }

    private static void follows(long seed, TapeRow before, TapeRow row) {
        long revision = before == null ? 0 : before.value().get("revision").asLong();
        assertThat(row.value().get("revision").asLong())
                .as("seed %d %s", seed, row)
                .isEqualTo(revision + 1);
        assertThat(row.value().get("pending").asLong()).as("seed %d %s", seed, row).isNotNegative();
        assertThat(before != null && before.value().get("final").asBoolean())
                .as("seed %d %s", seed, row)
                .isFalse();
    }

    @Test
    void writesFoldersThatCanBeChecked(@TempDir Path dir) throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            RandomTape tape = RandomTapes.of(seed);
            Path folder = dir.resolve("seed-" + seed);
            tape.toFolder(folder);
            assertThat(TapeConfigs.read(folder.resolve(TapeCheck.CONFIG_FILE)))
                    .isEqualTo(tape.config());
        }
        StringBuilder out = new StringBuilder();
        new TapeCheck(TapeConfigs::read, NaiveModel::new).check(dir, out);
        assertThat(out).hasToString("20 tapes, 0 differ\n");
    }
}
