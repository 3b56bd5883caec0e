package dev.recon.truth;

/** Is given what really happened, so that what a job says can be held against it. */
public interface TruthSink {

    /** One thing that went wrong, or that is out of the ordinary. */
    void fact(Fact fact);

    /** The sums of one source; after the last fact, once for each source that had an event. */
    void source(String source, Totals totals);

    /** The sums over everything; the last call. */
    void summary(Totals totals);
}
