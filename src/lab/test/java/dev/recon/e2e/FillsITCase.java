package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.broker.TestTopics;
import dev.recon.core.Verdicts;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.FillRow;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.Revised;
import dev.recon.rows.RowSchema;
import dev.recon.rows.SeriesRow;
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

    private static Setup setup;
    private static Answers answers;
    private static Map<String, List<FillRow>> fills;
    private static Map<String, List<SeriesRow>> points;

    @BeforeAll
    static void run() throws Exception {
        Recording recording = Recording.of(60_000, "2h");
        setup = Setup.bounded(SITE, "filled", "filled-out");
        recording.writeTo(setup);
        Job.run(SITE, setup.filled(), 3);
        answers = Answers.ofTopics(setup);
        Verdict.check(answers, recording);
        fills = byKey(FillRow.SCHEMA);
        points = byKey(SeriesRow.SCHEMA);
    }

    private static <R extends Revised> Map<String, List<R>> byKey(RowSchema<R> schema) {
        Map<String, List<R>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each :
                TestTopics.readCommitted(SITE.servers(), setup.output() + "-" + schema.name())) {
            R row = schema.read(each.value());
            assertThat(TestTopics.text(each.key())).isEqualTo(row.key().toString());
            byKey.computeIfAbsent(row.key().toString(), any -> new ArrayList<>()).add(row);
        }
        return byKey;
    }

    private static <R> R last(List<R> rows) {
        return rows.get(rows.size() - 1);
    }

    private static Set<String> ids(Verdicts.Type type) {
        return new HashSet<>(answers.ids(type));
    }

    @Test
    void revisionsRiseOneByOne() {
        fills.forEach(FillsITCase::revisionsRise);
        points.forEach(FillsITCase::revisionsRise);
    }

    private static void revisionsRise(String key, List<? extends Revised> rows) {
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).revision()).as(key).isEqualTo(i + 1);
        }
    }

    @Test
    void exactlyWhatIsLostHasAFillThatStands() {
        Set<String> lost = ids(Verdicts.Type.MISSING);
        lost.removeAll(ids(Verdicts.Type.FOUND));
        Set<String> standing = new TreeSet<>();
        fills.values()
                .forEach(
                        rows -> {
                            FillRow fill = last(rows);
                            if (fill.reason() == Fill.Reason.MISSING && fill.stands()) {
                                standing.add(fill.id());
                            }
                        });
        assertThat(standing).isEqualTo(new TreeSet<>(lost));
    }

    @Test
    void onlyInvalidReadingsAreFilledAsInvalid() {
        Set<String> filled =
                fills.values().stream()
                        .map(FillsITCase::last)
                        .filter(fill -> fill.reason() == Fill.Reason.INVALID)
                        .map(FillRow::id)
                        .collect(Collectors.toSet());
        assertThat(filled).isNotEmpty();
        assertThat(ids(Verdicts.Type.INVALID)).containsAll(filled);
    }

    @Test
    void whatIsFoundIsWithdrawnWithItsValue() throws Exception {
        try (ManualPlant plant = new ManualPlant(SITE, "found")) {
            Job job = Job.start(SITE, plant.filled(), 2);
            for (int i = 1; i <= 60; i++) {
                plant.write("audit", 0, "r" + i, i * 100L);
                if (i != 50) {
                    plant.write("sensor", 0, "r" + i, i * 100L, Integer.toString(i));
                }
            }
            plant.awaitExceptions(job, "MISSING r50");
            job.awaitUntil("the fill is emitted", () -> !plant.fills().isEmpty());
            int emitted = plant.fills().size();
            plant.write("sensor", 0, "r50", 5_000, "50.5");
            job.awaitUntil("it is withdrawn", () -> plant.fills().size() == emitted + 1);
            FillRow fill = plant.fills().get(emitted);
            assertThat(fill.status()).isEqualTo(Fill.Status.WITHDRAWN);
            assertThat(fill.actual()).isEqualTo(50.5);
            assertThat(fill.error()).isEqualTo(fill.value() - 50.5);
            job.awaitUntil(
                    "it is corrected",
                    () ->
                            plant.series().stream()
                                    .anyMatch(
                                            point ->
                                                    point.id().equals("r50")
                                                            && point.quality()
                                                                    == Quality.CORRECTED));
            job.cancel();
        }
    }

    @Test
    void aSyntheticValueIsNeverTakenForARealOne() {
        points.forEach(
                (key, rows) -> {
                    SeriesRow point = last(rows);
                    boolean hasFill = fills.containsKey(key);
                    assertThat(point.quality() == Quality.GOOD).as(key).isNotEqualTo(hasFill);
                    if (point.isMeasured()) {
                        assertThat(point.lower()).isNaN();
                    } else {
                        assertThat(point.value())
                                .isEqualTo(Double.valueOf(last(fills.get(key)).value()));
                    }
                });
    }

    @Test
    void rowsCountEveryReadingOnce() {
        long real = 0;
        for (List<SeriesRow> rows : points.values()) {
            real += last(rows).isMeasured() ? 1 : 0;
        }
        long counted = 0;
        long standing = 0;
        for (MetricsRow row : finalRows()) {
            counted += row.readings().count();
            standing += row.fills().count();
            assertThat(row.withFills().count())
                    .isEqualTo(row.readings().count() + row.fills().count());
        }
        assertThat(counted).isEqualTo(real);
        assertThat(standing)
                .isEqualTo(
                        fills.values().stream()
                                .map(FillsITCase::last)
                                .filter(FillRow::stands)
                                .filter(fill -> !fill.method().equals(FillMethod.NONE.label()))
                                .count());
    }

    private static List<MetricsRow> finalRows() {
        return answers.rows().stream()
                .filter(row -> row.isFinal() && row.readings() != null)
                .toList();
    }
}
