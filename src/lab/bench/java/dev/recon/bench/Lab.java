package dev.recon.bench;

import dev.recon.broker.BrokerProcess;
import dev.recon.kafka.KafkaAdmin;
import dev.recon.kafka.KafkaUnreachable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** A broker in a process of its own, and measured runs against it, one at a time. */
final class Lab implements AutoCloseable {

    /** As a production broker is compiled, with room for the page cache beside it. */
    private static final List<String> BROKER_OPTIONS = List.of("-Xms512m", "-Xmx1g");

    private static final long PATIENCE_SECONDS = 3 * 3600;
    private static final int LOG_LINES = 15;

    /**
     * Some peers report a missing record as often as it was written; 1 % of them are written twice.
     */
    private static final double PEERS_TOLERANCE = 0.02;

    private final BrokerProcess broker;
    private final Path work;
    private final PrintWriter err;
    private boolean ended;
    private int runs;

    /** A run that came to no usable end; the message says why. */
    static final class RunFailed extends Exception {
        private static final long serialVersionUID = 1L;

        RunFailed(String message) {
            super(message);
        }
    }

    private Lab(BrokerProcess broker, Path work, PrintWriter err) {
        this.broker = broker;
        this.work = work;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-broker"));
    }

    static Lab open(PrintWriter err) throws IOException {
        Path work = Files.createDirectories(Libraries.built().resolve("work"));
        return new Lab(BrokerProcess.launch(BROKER_OPTIONS), work, err);
    }

    BrokerProcess broker() {
        return broker;
    }

    Topics write(String name, Workload workload) throws IOException {
        return Topics.write(broker, name, workload, err);
    }

    /** The name, or the prefix of the names, of the topics for what comes out of a run. */
    String newOutput() {
        return "out-" + ++runs;
    }

    /** A new folder, a run's own. */
    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(work, name + "-");
    }

    /** All figures of one run, the derived ones too. */
    Map<String, Double> measure(Entry entry) throws IOException, InterruptedException, RunFailed {
        Path folder = newFolder(entry.contender().name());
        String output = newOutput();
        Topics.create(broker, output);
        try {
            Map<String, Double> figures = run(entry, folder, output);
            check(entry, figures, output);
            Figures.derive(figures, entry.topics().records());
            delete(folder);
            return figures;
        } finally {
            deleteTopics(output);
        }
    }

    private Map<String, Double> run(Entry entry, Path folder, String output)
            throws IOException, InterruptedException, RunFailed {
        Path usage = folder.resolve("usage.json");
        Path reported = folder.resolve("figures.json");
        Path log = folder.resolve("log.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Measured.class.getName(),
                                usage.toString(),
                                entry.contender().main(),
                                "--bootstrap-servers=" + broker.bootstrapServers(),
                                "--expected=" + entry.topics().expected(),
                                "--actual=" + entry.topics().actual(),
                                "--output=" + output,
                                "--dir=" + Files.createDirectories(folder.resolve("state")),
                                "--figures=" + reported));
        command.addAll(entry.contender().arguments());
        command.addAll(entry.arguments());
        Jvm jvm = Jvm.start(entry.contender().libraries(), entry.heap(), log, command);
        try (jvm) {
            if (!jvm.waitFor(PATIENCE_SECONDS)) {
                throw failed(entry, "is not done after " + PATIENCE_SECONDS + " s", log);
            }
        }
        Map<String, Double> figures = new TreeMap<>(Figures.read(reported));
        figures.putAll(Figures.read(usage));
        if (jvm.exitStatus() != 0 || !figures.containsKey(Figures.CPU_SECONDS)) {
            throw failed(entry, "ended with status " + jvm.exitStatus(), log);
        }
        return figures;
    }

    private static RunFailed failed(Entry entry, String how, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> end = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        return new RunFailed(
                entry.label() + " " + how + ", see " + log + ":\n" + String.join("\n", end));
    }

    private void check(Entry entry, Map<String, Double> figures, String output)
            throws IOException, RunFailed {
        Double decoded = figures.get(Figures.DECODED_RECORDS);
        if (decoded != null) {
            requireNear(entry, "decoded", decoded, entry.topics().records(), 0);
        }
        Double missing = figures.get(Figures.MISSING);
        if (missing != null) {
            long truth = entry.topics().truth().missing;
            requireNear(entry, "missing", missing, truth, PEERS_TOLERANCE);
        }
        if (entry.contender().isJob()) {
            checkJob(entry.label(), entry.topics(), figures, output);
        }
    }

    /** Holds what the job has committed against the truth, and notes how much that is. */
    void checkJob(String label, Topics topics, Map<String, Double> figures, String output)
            throws IOException, RunFailed {
        JobAnswers answers = JobAnswers.read(broker.kafka(), output);
        List<String> wrong = answers.differences(topics.truth());
        if (!wrong.isEmpty()) {
            throw new RunFailed(label + " gave wrong answers:\n" + String.join("\n", wrong));
        }
        figures.put(Figures.OUTPUT_RECORDS, (double) answers.records());
    }

    private static void requireNear(
            Entry entry, String what, double is, long right, double tolerance) throws RunFailed {
        if (Math.abs(is - right) > tolerance * right) {
            throw new RunFailed(
                    String.format(
                            "%s gave a wrong answer: %s %,.0f, but %,d is right",
                            entry.label(), what, is, right));
        }
    }

    /** So that the disk holds the answers of one run at a time. */
    void deleteTopics(String prefix) {
        try (KafkaAdmin admin =
                KafkaAdmin.connect(broker.kafka(), Duration.ofMinutes(1), "delete topics")) {
            admin.delete(each -> each.equals(prefix) || each.startsWith(prefix + "-"));
        } catch (KafkaUnreachable | KafkaException e) {
            err.println("recon bench: topics of " + prefix + " stay: " + e.getMessage());
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Once, be it at the end or after a Ctrl-C. */
    private synchronized void end() {
        if (!ended) {
            ended = true;
            broker.close();
        }
    }

    @Override
    public void close() {
        end();
    }
}
