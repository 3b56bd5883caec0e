package dev.recon.codec;

import dev.recon.codec.StatusEncoder.JobStatus;
import dev.recon.codec.StatusEncoder.StreamStatus;
import dev.recon.core.Routes;
import dev.recon.core.rows.Counter;
import dev.recon.core.time.Progress;
import dev.recon.core.time.Rules;
import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.fill.WindowSummary;
import dev.recon.rows.DeadLetter;
import dev.recon.rows.DeadReason;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.FillRow;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.ReadingsSummary;
import dev.recon.rows.SeriesRow;
import dev.recon.rows.StatusRow;
import dev.recon.rows.StreamRow;
import java.util.Arrays;
import java.util.List;

/** Hands rows to the job's own writers. */
final class RowWriter {

    private final OutputEncoder output = new OutputEncoder(Lines.current());
    private final DeadLetterEncoder letters = new DeadLetterEncoder(Lines.current());
    private final StatusEncoder status = new StatusEncoder(Lines.current());
    private byte[] value;

    private final AnswerCollector collector = (answer, key, next) -> value = next;

    byte[] exception(ExceptionRow row) {
        byte[] source = Utf8.encode(row.source());
        byte[] id = Utf8.encode(row.id());
        return output.exceptionValue(
                row.type().name(),
                LegText.of(row.control(), row.output()),
                source,
                0,
                source.length,
                id,
                0,
                id.length,
                row.eventTimeMillis(),
                row.reason() == null ? null : row.reason().name(),
                row.side() == null ? null : row.side().name());
    }

    byte[] metrics(MetricsRow row) {
        byte[] source = Utf8.encode(row.source());
        WindowSummary summary =
                row.fills() == null
                        ? null
                        : new WindowSummary(
                                aggregate(row.readings()),
                                aggregate(row.withFills()),
                                row.fills().count(),
                                row.fills().checked(),
                                row.fills().meanAbsoluteError(),
                                row.fills().insideShare());
        return output.metricsValue(
                LegText.of(row.control(), row.output()),
                source,
                0,
                source.length,
                row.windowStartMillis(),
                row.windowEndMillis(),
                Arrays.stream(Counter.values()).mapToLong(row::count).toArray(),
                summary,
                row.revision(),
                row.isFinal());
    }

    private static WindowSummary.Aggregate aggregate(ReadingsSummary of) {
        return new WindowSummary.Aggregate(of.count(), of.min(), of.max(), of.mean(), of.stddev());
    }

    private FillEncoder fills(String control, String leg) {
        Routes routes = new Routes(List.of(new Routes.Leg(control, leg)), 1, List.of());
        return new FillEncoder(routes, Lines.current(), collector);
    }

    byte[] fill(FillRow row) {
        Fill fill = new Fill();
        fill.id = Utf8.encode(row.id());
        fill.timeMillis = row.eventTimeMillis();
        fill.status = row.status();
        fill.reason = row.reason();
        fill.value = row.value();
        fill.sd = row.sd();
        fill.lower = row.lower();
        fill.upper = row.upper();
        fill.method = FillMethod.of(row.method());
        fill.readingsAfter = (int) row.readingsAfter();
        fill.revision = (int) row.revision();
        fill.actual = row.actual();
        fills(row.control(), row.output()).fill(0, Utf8.encode(row.source()), fill);
        return value;
    }

    byte[] series(SeriesRow row) {
        Fill fill = null;
        if (row.quality() == Quality.SYNTHETIC) {
            fill = new Fill();
            fill.lower = row.lower();
            fill.upper = row.upper();
            fill.method = FillMethod.of(row.method());
        }
        fills(row.control(), row.output())
                .point(
                        0,
                        Utf8.encode(row.source()),
                        Utf8.encode(row.id()),
                        row.eventTimeMillis(),
                        row.value(),
                        row.quality(),
                        fill,
                        (int) row.revision());
        return value;
    }

    byte[] status(StatusRow row) {
        JobStatus job =
                new JobStatus(
                        row.job(),
                        row.startedAtMillis() == null ? 0 : row.startedAtMillis(),
                        row.checkpointAtMillis() == null ? 0 : row.checkpointAtMillis(),
                        row.watermarkMillis() == null ? Rules.NO_WATERMARK : row.watermarkMillis(),
                        Boolean.TRUE.equals(row.atRest()),
                        row.openItems() == null ? 0 : row.openItems(),
                        row.items() == null ? 0 : row.items());
        List<StreamStatus> streams = row.streams().stream().map(RowWriter::stream).toList();
        return row.type() == StatusRow.Type.HEARTBEAT
                ? status.heartbeat(job, streams, row.atMillis())
                : status.event(row.type(), job, streams.get(0), row.atMillis());
    }

    private static StreamStatus stream(StreamRow row) {
        return new StreamStatus(
                row.stream(),
                row.state(),
                row.silentMillis() == null ? Progress.IDLE : row.silentMillis(),
                row.quietMillis() == null ? Progress.IDLE : row.quietMillis(),
                row.lastEventTimeMillis() == null ? Progress.NONE : row.lastEventTimeMillis(),
                (int) row.partitions(),
                (int) row.idlePartitions(),
                (int) row.blindPartitions(),
                row.records(),
                row.deadLetters());
    }

    byte[] deadLetter(DeadLetter row) {
        DeadLetter.Late item = row.item();
        if (item == null) {
            int length = row.raw() == null ? 0 : row.raw().length;
            return letters.deadLetterValue(
                    row.stream(),
                    DeadReason.valueOf(row.reason()),
                    row.field(),
                    row.topic(),
                    row.partition().intValue(),
                    row.offset(),
                    new Original(
                            row.raw(),
                            row.isCut() ? row.originalBytes().intValue() : length,
                            row.sha256()));
        }
        byte[] source = Utf8.encode(item.source());
        byte[] id = Utf8.encode(item.id());
        return letters.beyondHorizonValue(
                row.stream(),
                LegText.of(item.control(), item.output()),
                item.side().name(),
                source,
                0,
                source.length,
                id,
                0,
                id.length,
                item.eventTimeMillis());
    }
}
