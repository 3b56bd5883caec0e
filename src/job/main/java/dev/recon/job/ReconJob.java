package dev.recon.job;

import dev.recon.config.ReconConfig;
import dev.recon.config.SinksConfig;
import dev.recon.config.StreamConfig;
import dev.recon.operator.Layout;
import dev.recon.operator.SubmittedLine;
import dev.recon.rows.Answer;
import dev.recon.rows.Line;
import dev.recon.sink.AbandonedTransactions;
import dev.recon.sink.OutRecord;
import dev.recon.sink.OutputSinks;
import dev.recon.sink.OutputTopics;
import dev.recon.source.InputFiles;
import dev.recon.source.InputTopics;
import dev.recon.source.StreamSources;
import dev.recon.state.Uids;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Binds the graph to the topics and files of a configuration. */
public final class ReconJob {

    /** The origin of a run that starts without state. */
    private static final String NOTHING = "new";

    private final ReconConfig config;
    private final SubmittedLine line;

    /**
     * One for each run, so that a savepoint that is restored twice never meets its own newer
     * transactions. Before that stands the origin of the run, so that the next one that resumes
     * from the same savepoint can find the transactions of those whose place it takes.
     */
    private final String transactionalIds;

    private ReconJob(ReconConfig config, String origin, SubmittedLine line) {
        this.config = config;
        this.line = line;
        transactionalIds = idPrefix(origin) + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String idPrefix(String origin) {
        return OutputSinks.TRANSACTIONAL_ID_PREFIX + origin + "-";
    }

    /**
     * Checks that the input files and topics are there and creates the output topics that are not.
     *
     * @throws InputFiles.Missing when a file is not there
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer
     * @throws dev.recon.kafka.TopicException when a topic is missing or set up in a way that would
     *     lose records
     */
    public static void prepareTopics(ReconConfig config) {
        InputFiles.check(config.streams());
        InputTopics.check(config.streams(), config.kafka());
        OutputTopics.create(config.sinks(), config.kafka());
    }

    /**
     * What runs from the same savepoint have left open, whose place this one takes. What the
     * savepoint itself has yet to commit was written by the run that took it, which resumed from
     * something older and so has other ids.
     *
     * @param origin see {@link Savepoint#origin}
     * @param ends whether it is ended; never while such a run is alive or will be resumed from
     * @return the ids of the transactions
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer
     */
    public static Set<String> abandonedTransactions(
            ReconConfig config, String origin, boolean ends) {
        return AbandonedTransactions.find(config.sinks(), config.kafka(), idPrefix(origin), ends);
    }

    /** The streams and where they come from, as a savepoint knows them. */
    public static List<String> inputs(ReconConfig config) {
        return config.streams().stream().map(ReconJob::input).toList();
    }

    static String input(StreamConfig stream) {
        return Uids.input(stream.name(), stream.origin());
    }

    /** What Flink has to be given before an environment is made; see {@link JobSettings}. */
    public static Configuration settings(ReconConfig config) {
        return JobSettings.of(config.state());
    }

    /** Draws the job into {@code env}, ready to be executed. */
    public static void define(StreamExecutionEnvironment env, ReconConfig config) {
        define(env, config, NOTHING, SubmittedLine.ofStart(Line.random()));
    }

    /**
     * The same, to resume from a savepoint. Its line is submitted too, for operators that have no
     * state in it because their stream is new, and so that no operator resumes another one.
     */
    public static void define(StreamExecutionEnvironment env, ReconConfig config, Savepoint from) {
        SubmittedLine line =
                from.line() == null
                        ? SubmittedLine.ofStart(Line.random())
                        : SubmittedLine.ofSavepoint(new Line(from.line(), Line.FIRST_EPOCH));
        define(env, config, from.origin(), line);
    }

    private static void define(
            StreamExecutionEnvironment env, ReconConfig config, String origin, SubmittedLine line) {
        env.configure(settings(config));
        new ReconJob(config, origin, line).draw(env);
    }

    private void draw(StreamExecutionEnvironment env) {
        Layout layout =
                new Layout(
                        config.state().buckets(),
                        Layout.DEFAULT_FRAME_BYTES,
                        config.state().workingSetBytes(),
                        true);
        ReconGraph.build(
                env,
                config,
                layout,
                line,
                stream ->
                        new ReconGraph.Input(
                                StreamSources.of(stream, config.kafka()),
                                StreamSources.backlogOf(stream, config.kafka())),
                outputs());
    }

    private List<ReconGraph.Output> outputs() {
        List<ReconGraph.Output> outputs = new ArrayList<>();
        config.sinks()
                .targets()
                .forEach(
                        (answer, target) ->
                                outputs.add(new ReconGraph.Output(answer, sink(answer, target))));
        return outputs;
    }

    private Sink<OutRecord> sink(Answer answer, SinksConfig.Target target) {
        return answer.isAtOnce()
                ? OutputSinks.atOnce(target, config.sinks(), config.kafka())
                : OutputSinks.of(
                        target,
                        config.sinks(),
                        config.kafka(),
                        transactionalIds + "-" + answer.word());
    }
}
