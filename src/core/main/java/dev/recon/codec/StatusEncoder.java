package dev.recon.codec;

import static dev.recon.codec.JsonBytes.AND;
import static dev.recon.codec.JsonBytes.IS;
import static dev.recon.rows.RowFields.AT;
import static dev.recon.rows.RowFields.AT_REST;
import static dev.recon.rows.RowFields.BLIND_PARTITIONS;
import static dev.recon.rows.RowFields.CHECKPOINT_AT;
import static dev.recon.rows.RowFields.DEAD_LETTERS;
import static dev.recon.rows.RowFields.IDLE_PARTITIONS;
import static dev.recon.rows.RowFields.ITEMS;
import static dev.recon.rows.RowFields.JOB;
import static dev.recon.rows.RowFields.LAG_MILLIS;
import static dev.recon.rows.RowFields.LAST_EVENT_TIME;
import static dev.recon.rows.RowFields.OPEN_ITEMS;
import static dev.recon.rows.RowFields.PARTITIONS;
import static dev.recon.rows.RowFields.QUIET_MILLIS;
import static dev.recon.rows.RowFields.RECORDS;
import static dev.recon.rows.RowFields.SILENT_MILLIS;
import static dev.recon.rows.RowFields.STARTED_AT;
import static dev.recon.rows.RowFields.STATE;
import static dev.recon.rows.RowFields.STREAM;
import static dev.recon.rows.RowFields.STREAMS;
import static dev.recon.rows.RowFields.TYPE;
import static dev.recon.rows.RowFields.WATERMARK;

import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.StreamWatch;
import dev.recon.rows.StatusRow;
import java.util.List;

/** Writes the rows of the status topic. Not thread safe. */
public final class StatusEncoder {

    /** What a row says of a stream. */
    public record StreamStatus(
            String name,
            StreamWatch.State state,
            long silentMillis,
            long quietMillis,
            long topMillis,
            int partitions,
            int idlePartitions,
            int blindPartitions,
            long records,
            long deadLetters) {

        public static StreamStatus of(String name, StreamWatch watch, long nowMillis) {
            return new StreamStatus(
                    name,
                    watch.state(),
                    watch.silentMillis(nowMillis),
                    watch.quietMillis(),
                    watch.topMillis(),
                    watch.partitions(),
                    watch.idlePartitions(),
                    watch.blindPartitions(),
                    watch.records(),
                    watch.deadLetters());
        }
    }

    /**
     * What a row says of the job.
     *
     * @param job its Flink id
     * @param startedMillis when this attempt was started
     * @param checkpointMillis when a checkpoint of this attempt was last completed, or 0
     * @param watermark W
     */
    public record JobStatus(
            String job,
            long startedMillis,
            long checkpointMillis,
            long watermark,
            boolean atRest,
            long openItems,
            long items) {

        private boolean knowsWatermark() {
            return watermark != Rules.NO_WATERMARK && watermark != Rules.END;
        }

        /** How far W is behind the wall clock; 0 while it is not known. */
        public long lagMillis(long nowMillis) {
            return knowsWatermark() ? nowMillis - watermark : 0;
        }
    }

    private static final byte[] HEARTBEAT_KEY = {'j', 'o', 'b'};

    private final CurrentLine line;
    private final JsonBytes out = new JsonBytes();

    public StatusEncoder(CurrentLine line) {
        this.line = line;
    }

    public byte[] heartbeatKey() {
        return HEARTBEAT_KEY.clone();
    }

    public byte[] heartbeat(JobStatus job, List<StreamStatus> streams, long nowMillis) {
        head(StatusRow.Type.HEARTBEAT, job, nowMillis);
        time(STARTED_AT, job.startedMillis);
        time(CHECKPOINT_AT, job.checkpointMillis == 0 ? Progress.NONE : job.checkpointMillis);
        out.raw(AND + AT_REST + IS).raw(Boolean.toString(job.atRest));
        number(OPEN_ITEMS, job.openItems);
        number(ITEMS, job.items);
        out.raw(AND + STREAMS + IS + "[");
        for (int i = 0; i < streams.size(); i++) {
            out.raw(i == 0 ? "{" : ",{");
            stream(streams.get(i));
            out.raw('}');
        }
        return out.raw(']').raw(line.end()).take();
    }

    public byte[] eventKey(StreamStatus stream) {
        return Utf8.encode(stream.name);
    }

    public byte[] event(StatusRow.Type event, JobStatus job, StreamStatus stream, long nowMillis) {
        head(event, job, nowMillis);
        out.raw(',');
        stream(stream);
        return out.raw(line.end()).take();
    }

    private void head(StatusRow.Type type, JobStatus job, long nowMillis) {
        out.raw("{\"" + TYPE + IS + "\"").raw(type.name()).raw('"');
        time(AT, nowMillis);
        out.raw(AND + JOB + IS).string(job.job);
        time(WATERMARK, job.knowsWatermark() ? job.watermark : Progress.NONE);
        out.raw(AND + LAG_MILLIS + IS);
        out.raw(job.knowsWatermark() ? Long.toString(job.lagMillis(nowMillis)) : "null");
    }

    private void stream(StreamStatus stream) {
        out.raw("\"" + STREAM + IS).string(stream.name);
        out.raw(AND + STATE + IS + "\"").raw(stream.state.name()).raw('"');
        number(SILENT_MILLIS, stream.silentMillis);
        number(QUIET_MILLIS, stream.quietMillis);
        time(LAST_EVENT_TIME, stream.topMillis);
        number(PARTITIONS, stream.partitions);
        number(IDLE_PARTITIONS, stream.idlePartitions);
        number(BLIND_PARTITIONS, stream.blindPartitions);
        number(RECORDS, stream.records);
        number(DEAD_LETTERS, stream.deadLetters);
    }

    /** Null for what is not known. */
    private void time(String name, long millis) {
        out.raw(AND).raw(name).raw(IS);
        if (millis == Progress.NONE) {
            out.raw("null");
        } else {
            out.raw('"').time(millis).raw('"');
        }
    }

    /** Null for what is not known. */
    private void number(String name, long number) {
        out.raw(AND).raw(name).raw(IS);
        out.raw(number == Progress.IDLE ? "null" : Long.toString(number));
    }
}
