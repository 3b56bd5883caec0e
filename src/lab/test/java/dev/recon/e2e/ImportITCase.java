package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.Verdicts.Type;
import dev.recon.core.rows.Counter;
import dev.recon.generate.CsvColumns;
import dev.recon.generate.KafkaPlantOutput;
import dev.recon.generate.LogImport;
import dev.recon.generate.PlantOutput;
import dev.recon.rows.MetricsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logs of readings and of what was sent, imported and reconciled. */
class ImportITCase {

    @RegisterExtension static final Site SITE = new Site();

    private static final long START_MILLIS = 1_740_823_200_000L;
    private static final long CADENCE_MILLIS = 10_000;
    private static final int SLOTS = 600;
    private static final List<String> SOURCES = List.of("n1/temp", "n2/temp", "n3/temp");
    private static final Set<String> LOST = Set.of("n1/temp-7", "n1/temp-8", "n2/temp-599");
    private static final Set<String> TWICE = Set.of("n2/temp-7", "n3/temp-300");
    private static final String UNEXPECTED = "n3/temp-999";
    private static final String BROKEN = "n1/temp,,noon,51";

    @Test
    void findsExactlyWhatIsWrongInTheLogs() throws Exception {
        Setup setup = Setup.bounded(SITE, "logs", "logs");
        SITE.broker().createTopic(setup.sensorTopic(), 3, Map.of("retention.ms", "-1"));
        SITE.broker().createTopic(setup.auditTopic(), 2, Map.of("retention.ms", "-1"));
        importLogs(setup);

        Job.run(SITE, setup.config(), 2);

        Answers answers = Answers.ofTopics(setup);
        assertThat(answers.missing()).isEqualTo(new TreeSet<>(LOST));
        assertThat(answers.unexpected()).containsExactly(UNEXPECTED);
        assertThat(answers.ids(Type.DUPLICATE)).containsExactlyInAnyOrderElementsOf(TWICE);
        assertThat(answers.ids(Type.INVALID)).isEmpty();
        assertThat(answers.deadLetters())
                .extracting(dead -> new String(dead.raw(), java.nio.charset.StandardCharsets.UTF_8))
                .containsExactly(BROKEN);
        assertThat(overall(answers, Counter.EXPECTED)).isEqualTo((long) SLOTS * SOURCES.size());
        assertThat(overall(answers, Counter.MATCHED))
                .isEqualTo((long) SLOTS * SOURCES.size() - LOST.size());
        assertThat(overall(answers, Counter.DUPLICATE_ACTUAL)).isEqualTo(TWICE.size());
    }

    private static long overall(Answers answers, Counter count) {
        return answers.newest().values().stream()
                .filter(MetricsRow::isOverall)
                .mapToLong(row -> row.count(count))
                .sum();
    }

    private static void importLogs(Setup setup) throws IOException {
        List<String> readings = new ArrayList<>(List.of("source,seq,ts_ms,value"));
        List<String> audit = new ArrayList<>(List.of("source,seq,ts_ms"));
        for (int seq = 0; seq < SLOTS; seq++) {
            for (String source : SOURCES) {
                long time = START_MILLIS + seq * CADENCE_MILLIS;
                audit.add(source + "," + seq + "," + time);
                String id = source + "-" + seq;
                int copies = LOST.contains(id) ? 0 : TWICE.contains(id) ? 2 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    readings.add(source + "," + seq + "," + time + ",52.5");
                }
            }
        }
        readings.add(300, BROKEN);
        readings.add(900, "n3/temp,999," + (START_MILLIS + 300 * CADENCE_MILLIS) + ",50");
        Path folder = SITE.folder("logs");
        Path readingsFile = Files.write(folder.resolve("readings.csv"), readings);
        Path auditFile = Files.write(folder.resolve("audit.csv"), audit);
        try (LogImport logs = new LogImport(readingsFile, auditFile, null, new CsvColumns());
                PlantOutput output =
                        new KafkaPlantOutput(
                                SITE.broker().kafka(), setup.sensorTopic(), setup.auditTopic())) {
            logs.run(output);
        }
    }
}
