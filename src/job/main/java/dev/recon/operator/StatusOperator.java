package dev.recon.operator;

import dev.recon.codec.StatusEncoder;
import dev.recon.codec.StatusEncoder.JobStatus;
import dev.recon.codec.StatusEncoder.StreamStatus;
import dev.recon.core.ReconcilerReport;
import dev.recon.core.time.Rules;
import dev.recon.core.time.StreamReport;
import dev.recon.core.time.StreamWatch;
import dev.recon.core.time.StreamWatch.State;
import dev.recon.rows.StatusRow;
import dev.recon.sink.OutRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Says how the job is: a heartbeat every so often, and at once when a stream falls idle, cannot be
 * looked at, or resumes. It has one subtask. Keeps the line and no other state: what it says is of
 * the present, so after a restore it says of every stream anew whether it is idle.
 */
public final class StatusOperator extends AbstractStreamOperator<OutRecord>
        implements TwoInputStreamOperator<StreamReport, ReconcilerReport, OutRecord>,
                BoundedMultiInput {

    private static final long serialVersionUID = 1L;
    private static final byte[][] NO_HEADERS = new byte[0][];

    private final List<String> streams;
    private final long intervalMillis;
    private final SubmittedLine submitted;

    private transient StatusEncoder encoder;
    private transient List<StreamWatch> watches;
    private transient State[] states;
    private transient Map<Integer, ReconcilerReport> reconcilers;
    private transient boolean restored;
    private transient long startedMillis;
    private transient long checkpointMillis;
    private transient long heartbeatDueMillis;
    private transient int openInputs;

    // Written by the task thread, read by metric reporters.
    private transient volatile JobStatus job;
    private transient volatile List<StreamStatus> status;

    /**
     * @param streams names of the streams, by number
     * @param intervalMillis between two heartbeats
     * @param submitted the line of a job that starts without state
     */
    public StatusOperator(List<String> streams, long intervalMillis, SubmittedLine submitted) {
        this.streams = List.copyOf(streams);
        this.intervalMillis = intervalMillis;
        this.submitted = submitted;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restored = context.isRestored();
        encoder = new StatusEncoder(LineState.restore(context, submitted));
    }

    @Override
    public void open() throws Exception {
        super.open();
        watches = new ArrayList<>();
        streams.forEach(stream -> watches.add(new StreamWatch()));
        states = new State[streams.size()];
        reconcilers = new HashMap<>();
        startedMillis = now();
        heartbeatDueMillis = startedMillis + intervalMillis;
        openInputs = 2;
        look();
        registerMetrics();
        new Ticker(getProcessingTimeService(), this::tick).start();
    }

    private void registerMetrics() {
        getMetricGroup().gauge(MetricNames.OPEN_ITEMS, () -> job.openItems());
        getMetricGroup()
                .gauge(MetricNames.LAG_MILLIS, () -> job.lagMillis(System.currentTimeMillis()));
        for (int i = 0; i < streams.size(); i++) {
            int stream = i;
            MetricGroup group = getMetricGroup().addGroup(MetricNames.STREAM, streams.get(i));
            group.gauge(MetricNames.IDLE, () -> is(stream, State.IDLE));
            group.gauge(MetricNames.BLIND, () -> is(stream, State.BLIND));
            group.gauge(MetricNames.IDLE_PARTITIONS, () -> status.get(stream).idlePartitions());
            group.gauge(MetricNames.SILENT_MILLIS, () -> status.get(stream).silentMillis());
        }
    }

    private int is(int stream, State state) {
        return status.get(stream).state() == state ? 1 : 0;
    }

    @Override
    public void processElement1(StreamRecord<StreamReport> element) {
        StreamReport report = element.getValue();
        watches.get(report.progress().stream()).hear(report, now());
    }

    @Override
    public void processElement2(StreamRecord<ReconcilerReport> element) {
        reconcilers.put(element.getValue().reconciler(), element.getValue());
    }

    private void tick() {
        look();
        emitChanges();
        if (now() >= heartbeatDueMillis) {
            heartbeatDueMillis = now() + intervalMillis;
            emitHeartbeat();
        }
    }

    private void look() {
        List<StreamStatus> seen = new ArrayList<>();
        for (int i = 0; i < watches.size(); i++) {
            seen.add(StreamStatus.of(streams.get(i), watches.get(i), now()));
        }
        status = seen;
        job = jobStatus();
    }

    private JobStatus jobStatus() {
        long watermark = Rules.END;
        boolean quiescent = !reconcilers.isEmpty();
        long pending = 0;
        long items = 0;
        int count = Integer.MAX_VALUE;
        for (ReconcilerReport each : reconcilers.values()) {
            watermark = Math.min(watermark, each.watermark());
            quiescent &= each.atRest();
            pending += each.pendingItems();
            items += each.items();
            count = each.reconcilers();
        }
        return new JobStatus(
                getContainingTask().getEnvironment().getJobID().toString(),
                startedMillis,
                checkpointMillis,
                reconcilers.size() < count ? Rules.NO_WATERMARK : watermark,
                quiescent,
                pending,
                items);
    }

    private void emitChanges() {
        for (int i = 0; i < states.length; i++) {
            StatusRow.Type event = event(states[i], status.get(i).state());
            if (event != null) {
                StreamStatus stream = status.get(i);
                send(encoder.eventKey(stream), encoder.event(event, job, stream, now()));
            }
            if (isReported(status.get(i).state())) {
                states[i] = status.get(i).state();
            }
        }
    }

    /** Whether a state says something about the stream, and not only about the job's start. */
    private static boolean isReported(State state) {
        return state == State.ACTIVE || state == State.IDLE || state == State.BLIND;
    }

    /**
     * The event that has to be emitted, or null. The first state after a restore is emitted, for
     * nobody knows what was emitted last before it.
     */
    private StatusRow.Type event(State before, State now) {
        if (now == before || !isReported(now)) {
            return null;
        }
        return switch (now) {
            case IDLE -> StatusRow.Type.STREAM_IDLE;
            case BLIND -> StatusRow.Type.STREAM_BLIND;
            default -> before == null && !restored ? null : StatusRow.Type.STREAM_RESUMED;
        };
    }

    private void emitHeartbeat() {
        send(encoder.heartbeatKey(), encoder.heartbeat(job, status, now()));
    }

    private void send(byte[] key, byte[] value) {
        output.collect(new StreamRecord<>(new OutRecord(key, value, NO_HEADERS)));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        checkpointMillis = now();
    }

    @Override
    public void endInput(int input) {
        if (--openInputs == 0) {
            look();
            emitHeartbeat();
        }
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }
}
