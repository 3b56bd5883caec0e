package dev.recon.generate;

import dev.recon.truth.Fact;
import dev.recon.truth.Totals;
import dev.recon.truth.TruthSink;

/** Keeps the sums per source and passes facts on. */
final class Ledger {

    /** Marks in ids of records that are written in addition to an event's own. */
    static final char UNEXPECTED = 'u';

    static final char BROKEN = 'b';

    private final Totals[] bySource;
    private final Wire wire;
    private final TruthSink truth;
    private long heartbeats;

    Ledger(int sources, TruthSink truth) {
        this.bySource = new Totals[sources];
        this.wire = new Wire(sources);
        this.truth = truth;
    }

    Totals of(int source) {
        if (bySource[source] == null) {
            bySource[source] = new Totals();
        }
        return bySource[source];
    }

    void heartbeatWritten() {
        heartbeats++;
    }

    void fact(
            Fact.Kind kind,
            PlantStream stream,
            int source,
            long seq,
            char mark,
            long ts,
            String reason,
            String field,
            long by) {
        String id = wire.id(source, seq, mark);
        truth.fact(
                new Fact(kind, stream.word(), wire.sourceName(source), id, ts, reason, field, by));
    }

    /** Gives the sums to the truth; returns the sums over all sources. */
    Totals close() {
        Totals all = new Totals();
        for (int source = 0; source < bySource.length; source++) {
            if (bySource[source] != null) {
                all.add(bySource[source]);
                truth.source(wire.sourceName(source), bySource[source]);
            }
        }
        all.heartbeats = heartbeats;
        truth.summary(all);
        return all;
    }
}
