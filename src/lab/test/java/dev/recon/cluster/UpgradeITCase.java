package dev.recon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.cluster.FlinkCluster.Said;
import dev.recon.core.Verdicts;
import dev.recon.rows.ExceptionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a job over many releases of its configuration: every one resumes from the savepoint
 * of the one before, at another parallelism, on another backend, by other rules, with other
 * controls and streams.
 */
class UpgradeITCase {

    private static final String END = "--end-abandoned-transactions";
    private static final int PARTITIONS = 2;
    private static final int STEP = 1_500;
    private static final Pattern SUBMITTED = Pattern.compile("with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed. Path: (\\S+)");

    @RegisterExtension static final SiteExtension SITE = new SiteExtension(3);

    @TempDir private static Path folder;

    private NumberedEvents events;
    private String name;
    private int written;
    private int releases;

    private void prepare(String test) {
        name = test;
        for (String topic : List.of("audit", "sensor", "backup")) {
            SITE.site().broker().createTopic(topic(topic), PARTITIONS, Map.of());
        }
        events = new NumberedEvents(servers(), Instant.now().minusSeconds(3 * 3600), PARTITIONS);
    }

    private String topic(String stream) {
        return name + "-" + stream;
    }

    /**
     * The next events; the last of them are left for the next step to read, so that they are
     * pending when the job is stopped.
     */
    private void write() {
        int from = written;
        written += STEP;
        events.audit(topic("audit"), from, written);
        events.read(topic("sensor"), Math.max(0, from - STEP / 10), written - STEP / 10);
        events.read(topic("backup"), Math.max(0, from - STEP / 10), written - STEP / 10);
    }

    /** What a release of the configuration says. */
    private static final class Settings {
        private String interval = "1 min";
        private String missingAfter = "2 min";
        private String outOfOrderness = "30 s";
        private String horizon = "40 min";
        private String backend = "rocksdb";
        private String checkpoints = "1 s";
        private boolean backup;
    }

    @Test
    void whatWasDecidedStaysDecidedWhateverChanges() throws Exception {
        prepare("life");
        Settings settings = new Settings();
        JobID first = run(2, null, settings);
        assertThat(cluster().flink("list").text()).contains("" + first);
        String savepoint = live(first, "native");
        savepoint = live(run(1, savepoint, settings), "native");

        settings.missingAfter = "1 min";
        settings.outOfOrderness = "10 s";
        savepoint = live(run(3, savepoint, settings), "canonical");

        settings.backend = "heap";
        settings.backup = true;
        int seam = written;
        savepoint = live(run(5, savepoint, settings), "canonical");

        settings.backend = "rocksdb";
        settings.horizon = "2 h";
        savepoint = live(run(2, savepoint, settings), "native");
        CommittedRows withBackup = answers();
        assertBackupIsReportedFrom(seam, withBackup);

        settings.backup = false;
        refusesToForgetAStream(savepoint, settings);
        JobID last = submitted(flinkRun(savepoint, settings, "--allowNonRestoredState"));
        write();
        events.read(topic("sensor"), written - STEP / 10, written);
        events.heartbeats(System.currentTimeMillis(), topic("audit"), topic("sensor"));
        patiently("all rows are final").until(this::isFinal);
        savepoint = stop(last, "native");

        CommittedRows answers = answers();
        events.assertReported(answers, "ingest", written);
        assertThat(answers.of("copy")).isEqualTo(withBackup.of("copy"));
        refusesToCutOtherWindows(savepoint, settings);
    }

    /** Nothing is missing that had been read before the control was there. */
    private static void assertBackupIsReportedFrom(int seam, CommittedRows answers) {
        Set<String> missing =
                NumberedEvents.net(answers, "copy", Verdicts.Type.MISSING, Verdicts.Type.FOUND);
        Set<String> unexpected =
                NumberedEvents.net(
                        answers, "copy", Verdicts.Type.UNEXPECTED, Verdicts.Type.EXPLAINED);
        assertThat(missing)
                .isNotEmpty()
                .allMatch(id -> Integer.parseInt(id) >= seam)
                .noneMatch(id -> NumberedEvents.isRead(Integer.parseInt(id)));
        assertThat(unexpected)
                .isNotEmpty()
                .allMatch(id -> Integer.parseInt(id) >= seam)
                .noneMatch(id -> NumberedEvents.isExpected(Integer.parseInt(id)));
    }

    private void refusesToForgetAStream(String savepoint, Settings settings) throws IOException {
        Said refused = flinkRun(savepoint, settings);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.text())
                .contains("the configuration does not have backup of life-backup any more")
                .contains("flink run --allowNonRestoredState");
    }

    private void refusesToCutOtherWindows(String savepoint, Settings settings) throws IOException {
        settings.interval = "2 min";
        JobID job = run(2, savepoint, settings);
        patiently("it fails").until(() -> cluster().jobs().state(job).equals("FAILED"));
        assertThat(cluster().rest().failures(job.toString(), 1).get(0).stackTrace())
                .contains("time.metrics-interval was 60000 ms when it was taken and is 120000 ms");
    }

    /**
     * Three runs of one savepoint: the first takes it, the others start from it, and the first two
     * are killed with a transaction open. Neither holds up readers, and what the savepoint has yet
     * to commit is kept.
     */
    @Test
    void transactionsOfAbandonedRunsDoNotHoldUpReaders() throws Exception {
        prepare("again");
        Settings settings = new Settings();
        settings.checkpoints = "10 min";
        JobID first = run(2, null, settings);
        write();
        awaitAnotherTransaction(Set.of());
        String savepoint = path(cluster().flink("savepoint", "" + first, savepoints()));
        Set<String> known = openTransactions();
        write();
        known = awaitAnotherTransaction(known);
        killAndStartAgain();

        JobID second = run(1, savepoint, settings);
        awaitRowsOf(second, 3);
        write();
        awaitAnotherTransaction(known);
        killAndStartAgain();

        Said run = cluster().tryRun(3, savepoint, "run", "--config", config(settings), END);
        assertThat(run.text()).contains("ended what a run from the same savepoint had left open");
        JobID third = submitted(run);
        awaitRowsOf(third, 5);
        stop(third, "native");
        assertThat(everReported(Verdicts.Type.MISSING)).contains("3", "13", "23");
    }

    /** What stands at the end of the topic can be read, although nothing has timed out. */
    private void awaitRowsOf(JobID job, int minute) {
        patiently("it runs").until(() -> cluster().jobs().runs(job));
        patiently("rows of minute " + minute)
                .until(
                        () -> {
                            cluster().flink("checkpoint", "" + job);
                            return answers().metrics().stream()
                                    .anyMatch(row -> events.isOfMinute(row, minute));
                        });
    }

    private Set<String> everReported(Verdicts.Type type) {
        return answers().exceptions().stream()
                .filter(each -> each.type() == type)
                .map(ExceptionRow::id)
                .collect(Collectors.toSet());
    }

    private static void killAndStartAgain() {
        cluster().killAll();
        cluster().startAll(3);
    }

    /** Waits for an open transaction that is not among the known ones; returns all open ones. */
    private Set<String> awaitAnotherTransaction(Set<String> known) {
        patiently("a transaction is open").until(() -> !known.containsAll(openTransactions()));
        return openTransactions();
    }

    /** The open transactions that hold metrics rows of this job. */
    private Set<String> openTransactions() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            List<String> all =
                    admin.listTransactions().all().get().stream()
                            .filter(each -> each.state() == TransactionState.ONGOING)
                            .map(TransactionListing::transactionalId)
                            .toList();
            Set<String> open = new TreeSet<>();
            admin.describeTransactions(all)
                    .all()
                    .get()
                    .forEach(
                            (id, transaction) -> {
                                if (transaction.topicPartitions().stream()
                                        .anyMatch(at -> at.topic().equals(name + ".metrics"))) {
                                    open.add(id);
                                }
                            });
            return open;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String live(JobID job, String savepointType) {
        write();
        awaitAllRead("audit", "sensor");
        return stop(job, savepointType);
    }

    private static String stop(JobID job, String type) {
        return path(
                cluster().flink("stop", "--type", type, "--savepointPath", savepoints(), "" + job));
    }

    private static String savepoints() {
        return folder.resolve("savepoints").toUri().toString();
    }

    private static String path(Said said) {
        Matcher path = SAVEPOINT.matcher(said.text());
        assertThat(path.find()).as("%s", said).isTrue();
        return path.group(1);
    }

    private JobID run(int parallelism, String savepoint, Settings settings) throws IOException {
        return cluster().run(parallelism, savepoint, "run", "--config", config(settings));
    }

    private Said flinkRun(String savepoint, Settings settings, String... options)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("run", "-d", "-p", "2", "-s", savepoint));
        all.addAll(List.of(options));
        all.addAll(List.of("-c", "dev.recon.run.JobMain", System.getProperty("recon.job.jar")));
        all.addAll(List.of("run", "--config", config(settings)));
        return cluster().flink(all.toArray(String[]::new));
    }

    private static JobID submitted(Said said) {
        Matcher id = SUBMITTED.matcher(said.text());
        assertThat(id.find()).as("%s", said).isTrue();
        return JobID.fromHexString(id.group(1));
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300));
    }

    private static FlinkCluster cluster() {
        return SITE.site().flink();
    }

    private static String servers() {
        return SITE.site().servers();
    }

    private CommittedRows answers() {
        return CommittedRows.read(servers(), name + ".exceptions", name + ".metrics");
    }

    private boolean isFinal() {
        return answers().of("ingest").isFinal();
    }

    private String config(Settings settings) throws IOException {
        String yaml =
                """
                time:
                  metrics-interval: INTERVAL
                  missing-after: MISSING
                  out-of-orderness: DISORDER
                  correction-horizon: HORIZON
                  idle-timeout: 10 min
                kafka:
                  bootstrap-servers: SERVERS
                  group-id: NAME
                  topic-partitions: 1
                  topic-replication: 1
                streams:
                  sensor: { topic: NAME-sensor }
                STREAMS
                  audit: { topic: NAME-audit }
                controls:
                CONTROLS
                  - name: ingest
                    expected: { stream: audit }
                    actual: [ { stream: sensor } ]
                sinks:
                  exceptions: { topic: NAME.exceptions }
                  metrics: { topic: NAME.metrics }
                  deadletters: { topic: NAME.deadletters }
                state:
                  backend: BACKEND
                  checkpoint-interval: CHECKPOINTS
                """;
        String copy =
                """
                  - name: copy
                    expected: { stream: audit }
                    actual: [ { stream: backup } ]
                """;
        Path file = folder.resolve(name + "-" + releases++ + ".yaml");
        return Files.writeString(
                        file,
                        yaml.replace("NAME", name)
                                .replace("SERVERS", servers())
                                .replace("INTERVAL", settings.interval)
                                .replace("MISSING", settings.missingAfter)
                                .replace("DISORDER", settings.outOfOrderness)
                                .replace("HORIZON", settings.horizon)
                                .replace("BACKEND", settings.backend)
                                .replace("CHECKPOINTS", settings.checkpoints)
                                .replace(
                                        "STREAMS",
                                        settings.backup
                                                ? "  backup: { topic: " + topic("backup") + " }"
                                                : "")
                                .replace("CONTROLS\n", settings.backup ? copy : ""))
                .toString();
    }

    /** Until a checkpoint has everything that was written so far. */
    private void awaitAllRead(String... streams) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (String stream : streams) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    ends.put(new TopicPartition(topic(stream), partition), OffsetSpec.latest());
                }
            }
            patiently("all is read").until(() -> isRead(admin, ends));
        }
    }

    private boolean isRead(Admin admin, Map<TopicPartition, OffsetSpec> ends) throws Exception {
        var read = admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
        return admin.listOffsets(ends).all().get().entrySet().stream()
                .allMatch(
                        end ->
                                read.get(end.getKey()) != null
                                        && read.get(end.getKey()).offset()
                                                == end.getValue().offset());
    }
}
