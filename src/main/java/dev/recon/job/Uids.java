package dev.recon.job;

/** The uid of every operator, as it stands in savepoints: added to, never renamed. */
final class Uids {

    static final String RECONCILE = "reconcile";
    static final String ROWS = "rows";
    static final String STATUS = "status";
    static final String EXCEPTIONS_SINK = "sink-exceptions";
    static final String METRICS_SINK = "sink-metrics";
    static final String DEADLETTERS_SINK = "sink-deadletters";
    static final String STATUS_SINK = "sink-status";

    private static final String SOURCE = "source-";

    private Uids() {}

    static String source(String stream) {
        return SOURCE + stream;
    }

    /** The stream that a uid of {@link #source} was made of, or null. */
    static String streamOfSource(String uid) {
        return uid.startsWith(SOURCE) ? uid.substring(SOURCE.length()) : null;
    }

    static String decode(String stream) {
        return "decode-" + stream;
    }
}
