package dev.recon.operator;

import dev.recon.codec.Arrivals;
import dev.recon.codec.CurrentLine;
import dev.recon.codec.Decoded;
import dev.recon.codec.RecordDecoder;
import dev.recon.config.StreamConfig;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.time.PartitionProgress;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.StreamReport;
import dev.recon.rows.Answer;
import dev.recon.rows.DeadLetterHeaders;
import dev.recon.source.Backlog;
import dev.recon.source.RawRecord;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Reads the records of one stream. What can be used is sent to the bucket of its item, what cannot
 * is written as a dead letter, and the progress of the partitions is sent behind both, so that W is
 * derived from what has really been sent.
 *
 * <p>Keeps the line and no other state: frames leave before every barrier, and silence starts anew
 * after a restore, as it should.
 */
public final class DecodeOperator extends AbstractStreamOperator<Frame>
        implements OneInputStreamOperator<RawRecord, Frame>, BoundedOneInput {

    public static final OutputTag<StreamReport> REPORTS = new OutputTag<>("stream-reports") {};

    private static final long serialVersionUID = 1L;
    private static final int TICKS_BETWEEN_REPORTS = 5;

    /** A tick that comes so late means that this operator was held back. */
    private static final long HELD_BACK_MILLIS = 2000;

    private final StreamConfig stream;
    private final int streamNumber;
    private final Rules rules;
    private final Routes routes;
    private final boolean withValues;
    private final Backlog.Factory backlogs;
    private final DeadLetters deadLetters;
    private final Layout layout;
    private final SubmittedLine submitted;

    private transient CurrentLine line;
    private transient RecordDecoder decoder;
    private transient Decoded decoded;
    private transient Arrivals arrivals;
    private transient Consumer<Arrival> send;
    private transient PartitionProgress partitions;
    private transient Progress sent;
    private transient Backlog backlog;
    private transient FrameBuffers frames;
    private transient AnswerOutput answers;
    private transient Counter heartbeats;
    private transient Counter unwanted;
    private transient Counter empty;
    private transient Counter dead;
    private transient Counter replayed;
    private transient StreamReport reported;
    private transient long records;
    private transient long tickedAt;
    private transient int ticks;

    /**
     * @param withValues whether somebody wants to know the values of its readings
     * @param submitted the line of a job that starts without state
     */
    public DecodeOperator(
            StreamConfig stream,
            int streamNumber,
            Rules rules,
            Routes routes,
            boolean withValues,
            Backlog.Factory backlogs,
            DeadLetters deadLetters,
            Layout layout,
            SubmittedLine submitted) {
        this.stream = stream;
        this.streamNumber = streamNumber;
        this.rules = rules;
        this.routes = routes;
        this.withValues = withValues;
        this.backlogs = backlogs;
        this.deadLetters = deadLetters;
        this.layout = layout;
        this.submitted = submitted;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        line = LineState.restore(context, submitted);
    }

    @Override
    public void open() throws Exception {
        super.open();
        decoder =
                new RecordDecoder(
                        stream, routes.roles(streamNumber), rules.futureToleranceMillis());
        decoded = new Decoded();
        arrivals = new Arrivals(withValues);
        send = this::send;
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        partitions =
                new PartitionProgress(
                        rules, streamNumber, subtask, subtasks, backlogs.partitionCount());
        backlog = backlogs.open();
        frames = new FrameBuffers(layout.buckets(), layout.frameBytes(), output);
        answers = new AnswerOutput(output, line);
        registerMetrics();
        tickedAt = now();
        new Ticker(getProcessingTimeService(), this::tick).start();
    }

    private void registerMetrics() {
        heartbeats = getMetricGroup().counter(MetricNames.HEARTBEATS);
        unwanted = getMetricGroup().counter(MetricNames.UNWANTED_ROLES);
        empty = getMetricGroup().counter(MetricNames.EMPTY_IDS);
        dead = getMetricGroup().counter(MetricNames.DEAD_LETTERS);
        replayed = getMetricGroup().counter(MetricNames.REPLAYED);
        getMetricGroup()
                .gauge(MetricNames.SILENT_MILLIS, () -> partitions.progress().silentMillis());
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        RawRecord raw = element.getValue();
        long now = now();
        if (raw.kind == RawRecord.Kind.ASSIGNED) {
            partitions.assigned(raw.partition, raw.offset, now);
            return;
        }
        records++;
        if (raw.lastHeader(DeadLetterHeaders.REPLAYED_FROM) != null) {
            replayed.inc();
        }
        decoder.decode(raw, layout.wallClock(now), decoded);
        if (decoded.dead != null) {
            dead.inc();
            partitions.passed(raw.partition, raw.offset);
            answers.send(Answer.DEADLETTERS, deadLetters.of(stream, raw, decoded, line));
            return;
        }
        partitions.active(raw.partition, raw.offset, decoded.timeMillis, now);
        if (decoded.heartbeat) {
            heartbeats.inc();
        } else {
            route();
        }
    }

    private void route() {
        int route = routes.of(streamNumber, decoded.role);
        if (route == Routes.UNWANTED) {
            unwanted.inc();
            return;
        }
        if (decoded.idCount == 0) {
            empty.inc();
        }
        arrivals.each(decoded, route, send);
    }

    private void send(Arrival arrival) {
        int bucket = layout.bucketOf(arrival.hash2);
        ArrivalFrames.write(frames.of(bucket), arrival);
        frames.written(bucket);
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void tick() {
        if (now() - tickedAt > HELD_BACK_MILLIS) {
            partitions.watchesAgain(now());
        }
        tickedAt = now();
        // An answer that has not been taken is lost with the next question; one may come at once.
        takeAnswer();
        Map<Integer, Long> unconfirmed = partitions.unconfirmed(now());
        if (!unconfirmed.isEmpty()) {
            backlog.ask(unconfirmed, now());
            takeAnswer();
        }
        partitions.lookForBlind(now());
        sendProgress();
        report(++ticks % TICKS_BETWEEN_REPORTS == 0);
    }

    private void takeAnswer() {
        Backlog.Answer answer = backlog.take();
        if (answer != null) {
            long now = now();
            answer.caughtUp()
                    .forEach(
                            (partition, caughtUp) ->
                                    partitions.confirm(
                                            partition, caughtUp, answer.askedAtMillis(), now));
        }
    }

    /**
     * Behind all arrivals, and to every bucket, so that whoever hears it has all that it speaks of.
     */
    private void sendProgress() {
        frames.flush();
        Progress progress = partitions.progress();
        if (progress.equals(sent)) {
            return;
        }
        for (int bucket = 0; bucket < frames.buckets(); bucket++) {
            ArrivalFrames.write(frames.of(bucket), progress);
        }
        frames.flush();
        sent = progress;
    }

    private void report(boolean isDue) {
        StreamReport report =
                new StreamReport(
                        sent,
                        partitions.idlePartitions(),
                        partitions.blindPartitions(),
                        partitions.quietMillis(now()),
                        records,
                        dead.getCount());
        if (isDue || report.isUrgentAfter(reported)) {
            output.collect(REPORTS, new StreamRecord<>(report));
            reported = report;
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        // Whoever resumes from this has to know the time of the last record: see RestoredState.
        sendProgress();
    }

    @Override
    public void endInput() {
        partitions.end();
        sendProgress();
        report(true);
    }

    @Override
    public void close() throws Exception {
        if (backlog != null) {
            backlog.close();
        }
        super.close();
    }
}
