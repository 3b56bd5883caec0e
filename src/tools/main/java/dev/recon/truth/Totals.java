package dev.recon.truth;

/**
 * Exact sums of what was written, of one source or of all. The words are those of the metrics: what
 * a job says at the end is to equal them. Public fields: this is a form to be filled in, and to be
 * read by Jackson.
 */
public final class Totals {

    /** Events that took place, whether or not anything was written of them. */
    public long events;

    /**
     * Good audit records and readings written, duplicates included, and unexpected readings too.
     */
    public long auditRecords;

    public long readings;

    /**
     * Distinct events with an audit record, and what became of them: expected = matched + missing.
     */
    public long expected;

    public long matched;
    public long missing;
    public long unexpected;
    public long invalid;
    public long filtered;
    public long skewed;
    public long duplicateExpected;
    public long duplicateActual;
    public long lateExpected;
    public long lateActual;

    /** Records written in addition to those above. */
    public long malformedAudit;

    public long malformedSensor;
    public long heartbeats;

    /** All records written to both streams. */
    public long written() {
        return auditRecords + readings + malformedAudit + malformedSensor + heartbeats;
    }

    /** Adds the sums of another source. */
    public void add(Totals other) {
        events += other.events;
        auditRecords += other.auditRecords;
        readings += other.readings;
        expected += other.expected;
        matched += other.matched;
        missing += other.missing;
        unexpected += other.unexpected;
        invalid += other.invalid;
        filtered += other.filtered;
        skewed += other.skewed;
        duplicateExpected += other.duplicateExpected;
        duplicateActual += other.duplicateActual;
        lateExpected += other.lateExpected;
        lateActual += other.lateActual;
        malformedAudit += other.malformedAudit;
        malformedSensor += other.malformedSensor;
        heartbeats += other.heartbeats;
    }
}
