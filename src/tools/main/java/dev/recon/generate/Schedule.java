package dev.recon.generate;

import static dev.recon.generate.PlantStream.AUDIT;
import static dev.recon.generate.PlantStream.SENSOR;

import dev.recon.generate.Fates.Value;
import dev.recon.truth.Fact.Kind;
import dev.recon.truth.Totals;

/**
 * Decides all that will be written of one event, and adds it to the queue and to the truth at the
 * same time, so that the truth is right for what has been scheduled, at whichever event the run is
 * stopped.
 */
final class Schedule {

    /** What is to be written; the queue's codes are the event's number and one of these. */
    static final int AUDIT_RECORD = 0;

    static final int READING = 1;
    static final int UNEXPECTED = 2;
    static final int BROKEN_AUDIT = 3;
    static final int BROKEN_READING = 4;
    static final int HEARTBEAT = 5;
    static final int KIND_BITS = 3;

    private final Fates fates;
    private final DelayQueue queue;
    private final Ledger ledger;

    private int source;
    private long seq;
    private long time;
    private long event;

    Schedule(Fates fates, DelayQueue queue, Ledger ledger) {
        this.fates = fates;
        this.queue = queue;
        this.ledger = ledger;
    }

    void event(long number) {
        event = number;
        source = fates.source(number);
        seq = fates.seq(number);
        time = fates.time(number);
        Totals totals = ledger.of(source);
        totals.events++;
        int audits = copies(AUDIT, AUDIT_RECORD);
        boolean lost = fates.lost(source, seq);
        boolean sensorSilent = fates.sensorSilent(source, time);
        int readings = lost || sensorSilent ? 0 : copies(SENSOR, READING);
        totals.auditRecords += audits;
        totals.readings += readings;
        judge(
                totals,
                audits > 0,
                readings > 0,
                lost ? "LOST" : sensorSilent ? "SILENT_SENSOR" : "SILENT_STREAM");
        duplicates(totals, audits, readings);
        late(totals, audits, readings);
        extras(totals, sensorSilent);
    }

    /** A heartbeat of both streams, unless they are silent then. */
    void heartbeat(long number, long timeMillis) {
        queue.add(timeMillis, code(number, HEARTBEAT));
    }

    /** How many copies are written. */
    private int copies(PlantStream stream, int kind) {
        int written = written(stream, kind, time + fates.delay(stream, source, seq));
        return fates.twice(stream, source, seq)
                ? written + written(stream, kind, time + fates.secondDelay(stream, source, seq))
                : written;
    }

    private int written(PlantStream stream, int kind, long due) {
        if (fates.streamSilent(stream, due)) {
            return 0;
        }
        queue.add(due, code(event, kind));
        return 1;
    }

    private void judge(Totals totals, boolean expected, boolean actual, String cause) {
        if (expected) {
            totals.expected++;
        }
        if (expected && actual) {
            totals.matched++;
            matched(totals);
        } else if (expected) {
            totals.missing++;
            fact(Kind.MISSING, AUDIT, cause, 0);
        } else if (actual) {
            totals.unexpected++;
            fact(Kind.UNEXPECTED, SENSOR, "SILENT_STREAM", 0);
        }
        Value value = fates.value(source, seq);
        if (actual && value != Value.GOOD) {
            totals.invalid++;
            fact(Kind.INVALID, SENSOR, value.name(), 0);
        }
    }

    private void matched(Totals totals) {
        if (fates.noop(source, seq)) {
            totals.filtered++;
            fact(Kind.NOOP, SENSOR, null, 0);
        }
        long skew = fates.skewMillis(source, seq);
        if (skew != 0) {
            totals.skewed++;
            fact(Kind.SKEWED, SENSOR, null, skew);
        }
    }

    private void duplicates(Totals totals, int audits, int readings) {
        if (audits > 1) {
            totals.duplicateExpected++;
            fact(Kind.DUPLICATE_EXPECTED, AUDIT, null, 0);
        }
        if (readings > 1) {
            totals.duplicateActual++;
            fact(Kind.DUPLICATE_ACTUAL, SENSOR, null, 0);
        }
    }

    private void late(Totals totals, int audits, int readings) {
        if (audits > 0 && fates.late(AUDIT, source, seq)) {
            totals.lateExpected++;
            fact(Kind.LATE, AUDIT, null, firstDelay(AUDIT));
        }
        if (readings > 0 && fates.late(SENSOR, source, seq)) {
            totals.lateActual++;
            fact(Kind.LATE, SENSOR, null, firstDelay(SENSOR));
        }
    }

    /**
     * Of the first copy that is written: the very first may have fallen into a silence of its
     * stream.
     */
    private long firstDelay(PlantStream stream) {
        long first = fates.delay(stream, source, seq);
        return fates.streamSilent(stream, time + first)
                ? fates.secondDelay(stream, source, seq)
                : first;
    }

    private void extras(Totals totals, boolean sensorSilent) {
        long due = time + fates.extraDelay(source, seq);
        if (fates.broken(AUDIT, source, seq) && written(AUDIT, BROKEN_AUDIT, due) > 0) {
            totals.malformedAudit++;
            malformed(AUDIT);
        }
        if (sensorSilent) {
            return;
        }
        if (fates.broken(SENSOR, source, seq) && written(SENSOR, BROKEN_READING, due) > 0) {
            totals.malformedSensor++;
            malformed(SENSOR);
        }
        if (fates.unexpected(source, seq) && written(SENSOR, UNEXPECTED, due) > 0) {
            totals.readings++;
            totals.unexpected++;
            ledger.fact(
                    Kind.UNEXPECTED,
                    SENSOR,
                    source,
                    seq,
                    Ledger.UNEXPECTED,
                    time,
                    "NO_AUDIT",
                    null,
                    0);
        }
    }

    private void malformed(PlantStream stream) {
        Broken broken = fates.brokenHow(stream, source, seq);
        ledger.fact(
                Kind.MALFORMED,
                stream,
                source,
                seq,
                Ledger.BROKEN,
                time,
                broken.reason,
                broken.field,
                0);
    }

    private void fact(Kind kind, PlantStream stream, String reason, long by) {
        ledger.fact(kind, stream, source, seq, (char) 0, time, reason, null, by);
    }

    private static long code(long number, int kind) {
        return number << KIND_BITS | kind;
    }
}
