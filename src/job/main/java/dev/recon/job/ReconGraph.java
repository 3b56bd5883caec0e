package dev.recon.job;

import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.Routes;
import dev.recon.core.time.StreamReport;
import dev.recon.operator.AnswerOutput;
import dev.recon.operator.BucketKeys;
import dev.recon.operator.DeadLetters;
import dev.recon.operator.DecodeOperator;
import dev.recon.operator.Frame;
import dev.recon.operator.Layout;
import dev.recon.operator.ReconcileOperator;
import dev.recon.operator.RowsOperator;
import dev.recon.operator.StatusOperator;
import dev.recon.operator.SubmittedLine;
import dev.recon.rows.Answer;
import dev.recon.series.SeriesSettings;
import dev.recon.sink.OutRecord;
import dev.recon.source.Backlog;
import dev.recon.source.RawRecord;
import dev.recon.state.Uids;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The job as a function from streams to streams; knows nothing of Kafka or files.
 *
 * <pre>
 *   source -> decode --\                      /--> exceptions
 *   source -> decode ---+--> reconcile ------+---> rows --> metrics, fills, series
 *        \-> dead letters     (by item)       \--> dead letters
 * </pre>
 *
 * {@code status} says how the streams and the job are, from what decode and reconcile report to it.
 */
public final class ReconGraph {

    private final ReconConfig config;
    private final Layout layout;
    private final Routes routes;
    private final SeriesSettings series;
    private final SubmittedLine line;

    /**
     * Where the records of a stream come from, and what distinguishes silence from slowness there.
     */
    public record Input(Source<RawRecord, ?, ?> source, Backlog.Factory backlog) {}

    /** Opens the input of a stream. */
    @FunctionalInterface
    public interface Inputs {
        Input of(StreamConfig stream);
    }

    /** Where the answers of one kind go. */
    public record Output(Answer answer, Sink<OutRecord> sink) {

        /** The sink's, as it stands in savepoints. */
        public String uid() {
            return Uids.sink(answer.word());
        }
    }

    /** The operators that answers come from. */
    private record Sources(
            List<SingleOutputStreamOperator<Frame>> decoded,
            SingleOutputStreamOperator<Frame> reconciled,
            SingleOutputStreamOperator<Frame> rows) {}

    private ReconGraph(ReconConfig config, Layout layout, SubmittedLine line) {
        this.config = config;
        this.layout = layout;
        this.line = line;
        this.routes = ConfiguredRoutes.of(config);
        this.series = ConfiguredSeries.of(config);
    }

    /**
     * Draws the graph into {@code env}; sets its maximum parallelism.
     *
     * @param line of the rows of operators that find no state
     * @param outputs of the answers that are wanted, each kind once
     */
    public static void build(
            StreamExecutionEnvironment env,
            ReconConfig config,
            Layout layout,
            SubmittedLine line,
            Inputs inputs,
            List<Output> outputs) {
        env.setMaxParallelism(layout.buckets());
        new ReconGraph(config, layout, line).draw(env, inputs, outputs);
    }

    private void draw(StreamExecutionEnvironment env, Inputs inputs, List<Output> outputs) {
        List<SingleOutputStreamOperator<Frame>> decoded = new ArrayList<>();
        for (int number = 0; number < config.streams().size(); number++) {
            StreamConfig stream = config.streams().get(number);
            decoded.add(decode(env, number, stream, inputs.of(stream)));
        }
        SingleOutputStreamOperator<Frame> reconciled = reconcile(decoded);
        SingleOutputStreamOperator<Frame> rows =
                reconciled
                        .keyBy(new BucketKeys(layout.buckets()))
                        .transform(
                                "rows",
                                Frame.TYPE,
                                new RowsOperator(config.rules(), routes, series, layout, line))
                        .uid(Uids.ROWS);

        Sources sources = new Sources(decoded, reconciled, rows);
        for (Output output : outputs) {
            DataStreamSink<OutRecord> sink =
                    answers(output.answer, sources)
                            .sinkTo(output.sink)
                            .name(output.uid())
                            .uid(output.uid());
            if (output.answer.isAtOnce()) {
                // A task of its own, so that its metrics are kept current while the sink waits
                // for a broker that is gone.
                sink.setParallelism(1).disableChaining();
            }
        }
    }

    private DataStream<OutRecord> answers(Answer answer, Sources from) {
        return switch (answer) {
            case EXCEPTIONS -> from.reconciled.getSideOutput(AnswerOutput.tag(answer));
            case METRICS, FILLS, SERIES -> from.rows.getSideOutput(AnswerOutput.tag(answer));
            case DEADLETTERS -> deadLetters(from);
            case STATUS -> status(from);
        };
    }

    /** One subtask for the reports of all, which are few. */
    private DataStream<OutRecord> status(Sources from) {
        DataStream<StreamReport> reports =
                from.decoded.get(0).getSideOutput(DecodeOperator.REPORTS);
        for (SingleOutputStreamOperator<Frame> each :
                from.decoded.subList(1, from.decoded.size())) {
            reports = reports.union(each.getSideOutput(DecodeOperator.REPORTS));
        }
        return reports.connect(from.reconciled.getSideOutput(ReconcileOperator.REPORTS))
                .transform(
                        "status",
                        TypeInformation.of(OutRecord.class),
                        new StatusOperator(names(), config.sinks().statusIntervalMillis(), line))
                .uid(Uids.STATUS)
                .setParallelism(1);
    }

    private List<String> names() {
        return config.streams().stream().map(StreamConfig::name).toList();
    }

    private SingleOutputStreamOperator<Frame> decode(
            StreamExecutionEnvironment env, int number, StreamConfig stream, Input input) {
        DeadLetters deadLetters =
                new DeadLetters(
                        config.sinks().target(Answer.DEADLETTERS).file() != null,
                        config.sinks().deadLetterBytes());
        return env.fromSource(input.source, WatermarkStrategy.noWatermarks(), stream.name())
                .uid(Uids.source(ReconJob.input(stream)))
                .transform(
                        "decode " + stream.name(),
                        Frame.TYPE,
                        new DecodeOperator(
                                stream,
                                number,
                                config.rules(),
                                routes,
                                ConfiguredSeries.wantsValues(config, stream),
                                input.backlog,
                                deadLetters,
                                layout,
                                line))
                .uid(Uids.decode(stream.name()));
    }

    private SingleOutputStreamOperator<Frame> reconcile(
            List<SingleOutputStreamOperator<Frame>> decoded) {
        DataStream<Frame> all = decoded.get(0);
        for (DataStream<Frame> each : decoded.subList(1, decoded.size())) {
            all = all.union(each);
        }
        return all.keyBy(new BucketKeys(layout.buckets()))
                .transform(
                        "reconcile",
                        Frame.TYPE,
                        new ReconcileOperator(
                                config.rules(), routes, names(), series, layout, line))
                .uid(Uids.RECONCILE);
    }

    /** Of what cannot be read, and of what came too late. */
    private static DataStream<OutRecord> deadLetters(Sources from) {
        OutputTag<OutRecord> tag = AnswerOutput.tag(Answer.DEADLETTERS);
        DataStream<OutRecord> all = from.reconciled.getSideOutput(tag);
        for (SingleOutputStreamOperator<Frame> each : from.decoded) {
            all = all.union(each.getSideOutput(tag));
        }
        return all;
    }
}
