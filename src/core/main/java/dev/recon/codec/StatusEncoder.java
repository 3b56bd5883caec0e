package dev.recon.codec;

import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.core.time.StreamWatch;
import java.util.List;

/** Writes the rows of the status topic. Not thread safe. */
public final class StatusEncoder {

    /** What has become of a stream. */
    public enum Event {
        /** All partitions are silent; the stream no longer holds W back. */
        STREAM_IDLE,
        /** It is read again, or can be looked at again. */
        STREAM_RESUMED,
        /** Nobody says whether there is something to read. */
        STREAM_BLIND
    }

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

    private final JsonBytes out = new JsonBytes();

    public byte[] heartbeatKey() {
        return HEARTBEAT_KEY.clone();
    }

    public byte[] heartbeat(JobStatus job, List<StreamStatus> streams, long nowMillis) {
        head("HEARTBEAT", job, nowMillis);
        time("startedAt", job.startedMillis);
        time("checkpointAt", job.checkpointMillis == 0 ? Progress.NONE : job.checkpointMillis);
        out.raw(",\"atRest\":").raw(Boolean.toString(job.atRest));
        number("openItems", job.openItems);
        number("items", job.items);
        out.raw(",\"streams\":[");
        for (int i = 0; i < streams.size(); i++) {
            out.raw(i == 0 ? "{" : ",{");
            stream(streams.get(i));
            out.raw('}');
        }
        out.raw("]}");
        return out.take();
    }

    public byte[] eventKey(StreamStatus stream) {
        return Utf8.encode(stream.name);
    }

    public byte[] event(Event event, JobStatus job, StreamStatus stream, long nowMillis) {
        head(event.name(), job, nowMillis);
        out.raw(',');
        stream(stream);
        out.raw('}');
        return out.take();
    }

    private void head(String type, JobStatus job, long nowMillis) {
        out.raw("{\"type\":\"").raw(type).raw('"');
        time("at", nowMillis);
        out.raw(",\"job\":").string(job.job);
        time("watermark", job.knowsWatermark() ? job.watermark : Progress.NONE);
        out.raw(",\"lagMillis\":");
        out.raw(job.knowsWatermark() ? Long.toString(job.lagMillis(nowMillis)) : "null");
    }

    private void stream(StreamStatus stream) {
        out.raw("\"stream\":").string(stream.name);
        out.raw(",\"state\":\"").raw(stream.state.name()).raw('"');
        number("silentMillis", stream.silentMillis);
        number("quietMillis", stream.quietMillis);
        time("lastEventTime", stream.topMillis);
        number("partitions", stream.partitions);
        number("idlePartitions", stream.idlePartitions);
        number("blindPartitions", stream.blindPartitions);
        number("records", stream.records);
        number("deadLetters", stream.deadLetters);
    }

    /** Null for what is not known. */
    private void time(String name, long millis) {
        out.raw(",\"").raw(name).raw("\":");
        if (millis == Progress.NONE) {
            out.raw("null");
        } else {
            out.raw('"').time(millis).raw('"');
        }
    }

    /** Null for what is not known. */
    private void number(String name, long number) {
        out.raw(",\"").raw(name).raw("\":");
        out.raw(number == Progress.IDLE ? "null" : Long.toString(number));
    }
}
