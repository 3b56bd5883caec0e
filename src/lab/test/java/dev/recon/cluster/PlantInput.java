package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.generate.PlantOptions;
import dev.recon.generate.Rate;
import dev.recon.generate.Span;
import dev.recon.verdict.AnswerReader;
import dev.recon.verdict.AnswerTopics;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Check;
import dev.recon.verdict.Checks;
import dev.recon.verdict.FillChecks;
import dev.recon.verdict.Fills;
import dev.recon.verdict.InputCensus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The two topics of a plant, and the jobs that read them. */
final class PlantInput {

    private static final int SENSOR_PARTITIONS = 3;
    private static final int AUDIT_PARTITIONS = 2;
    private static final String AUDIT_ROLE = "PRODUCER_EXPECTED";

    private final LocalSite site;
    private final Path folder;
    private final String name;
    private final PlantTape tape;

    PlantInput(LocalSite site, Path folder, String name, PlantOptions options) throws IOException {
        this.site = site;
        this.folder = folder;
        this.name = name;
        site.broker().createTopic(name + "-sensor", SENSOR_PARTITIONS, Map.of());
        site.broker().createTopic(name + "-audit", AUDIT_PARTITIONS, Map.of());
        options.sensorPartitions = SENSOR_PARTITIONS;
        options.auditPartitions = AUDIT_PARTITIONS;
        tape = new PlantTape(options, name + "-sensor", name + "-audit");
    }

    /** Everything that can go wrong, over twenty minutes that ended two hours ago. */
    static PlantOptions everyFault(long records) {
        PlantOptions options = new PlantOptions();
        options.records = records;
        options.rate = Rate.MAX;
        options.duration = Span.minutes(20);
        options.start = Instant.now().minus(Duration.ofMinutes(140));
        options.sources = 20;
        options.lateAudits = 0.01;
        options.malformed = 0.01;
        options.unexpected = 0.01;
        options.noop = 0.01;
        return options;
    }

    String name() {
        return name;
    }

    /** Writes the records from one share of the whole to another. */
    void write(double from, double to) {
        tape.write(site.servers(), from, to);
    }

    void heartbeats(long timeMillis) {
        tape.heartbeats(site.servers(), timeMillis);
    }

    InputProgress progress() {
        return new InputProgress(
                site.kafka(),
                name,
                Map.of(name + "-sensor", SENSOR_PARTITIONS, name + "-audit", AUDIT_PARTITIONS));
    }

    Answers answers(String job) throws IOException {
        Answers answers = new Answers();
        try (AnswerReader reader = new AnswerReader(site.kafka(), topics(job), answers)) {
            reader.readAll();
        }
        return answers;
    }

    private static AnswerTopics topics(String job) {
        return new AnswerTopics(job + ".exceptions", job + ".metrics", job + ".deadletters");
    }

    Fills fills(String job) throws IOException {
        return Fills.read(site.kafka(), job + ".fills", job + ".series");
    }

    /** Holds all that a job of that name has emitted, which has ended, against the truth. */
    void assertIsTrue(String job) throws IOException {
        Answers answers = answers(job);
        Fills fills = fills(job);
        InputCensus census =
                InputCensus.take(
                        site.kafka(),
                        name + "-sensor",
                        name + "-audit",
                        AUDIT_ROLE,
                        fills.withdrawn().keySet());
        assertThat(Checks.ofRun(answers, tape.truth())).allMatch(Check::holds);
        assertThat(Checks.accounted(census, answers)).allMatch(Check::holds);
        assertThat(FillChecks.ofRun(fills, answers, tape.truth(), census)).allMatch(Check::holds);
    }

    void assertSame(String one, String other) throws IOException {
        assertThat(Checks.same(answers(one), answers(other)))
                .as("%s and %s", one, other)
                .allMatch(Check::holds);
        assertThat(FillChecks.same(fills(one), fills(other)))
                .as("%s and %s", one, other)
                .matches(Check::holds);
    }

    /**
     * The configuration of a job of that name.
     *
     * @param bounded whether it ends when it has read what is there
     */
    String config(String job, boolean bounded) throws IOException {
        String yaml =
                """
                time:
                  metrics-interval: 1 min
                  missing-after: 2 min
                  out-of-orderness: 30 s
                  correction-horizon: 40 min
                  idle-timeout: 2 s
                duplicates: report
                kafka:
                  bootstrap-servers: SERVERS
                  group-id: INPUT
                  topic-partitions: 3
                  topic-replication: 1
                streams:
                  sensor:
                    topic: INPUT-sensor
                    END
                    fields: { value: /temperature }
                    range: { min: 50, max: 55 }
                  audit:
                    topic: INPUT-audit
                    END
                controls:
                  - name: ingest
                    expected: { stream: audit, role: ROLE }
                    actual: [ { stream: sensor } ]
                fills: {}
                sinks:
                  fills: { topic: JOB.fills }
                  series: { topic: JOB.series }
                  exceptions: { topic: JOB.exceptions }
                  metrics: { topic: JOB.metrics }
                  deadletters: { topic: JOB.deadletters }
                state:
                  checkpoint-interval: 1 s
                """;
        return Files.writeString(
                        folder.resolve(job + ".yaml"),
                        yaml.replace("JOB", job)
                                .replace("ROLE", AUDIT_ROLE)
                                .replace("INPUT", name)
                                .replace("END", bounded ? "end: latest" : "")
                                .replace("SERVERS", site.servers()))
                .toString();
    }
}
