package dev.recon.state;

/** The uid of every operator, as it stands in savepoints: added to, never renamed. */
public final class Uids {

    public static final String RECONCILE = "reconcile";
    public static final String ROWS = "rows";
    public static final String STATUS = "status";

    private static final String SINK = "sink-";
    private static final String SOURCE = "source-";
    private static final String DECODE = "decode-";

    private Uids() {}

    /**
     * Of the source of an {@link #input}. Another topic under the same name of a stream is another
     * input: how far the one was read says nothing of the other.
     */
    public static String source(String input) {
        return SOURCE + input;
    }

    /**
     * A stream and where it comes from, as messages name it.
     *
     * @param origin its topic or file
     */
    public static String input(String stream, String origin) {
        return stream + " of " + origin;
    }

    /** The input that a uid of {@link #source} was made of, or null. */
    public static String inputOfSource(String uid) {
        return uid.startsWith(SOURCE) ? uid.substring(SOURCE.length()) : null;
    }

    /**
     * Of the sink of an answer.
     *
     * @param answer its word, as in {@code sinks.metrics}
     */
    public static String sink(String answer) {
        return SINK + answer;
    }

    /** Of the decoder of a stream. */
    public static String decode(String stream) {
        return DECODE + stream;
    }

    /** Whether the operator keeps the line, and nothing of a bucket. */
    public static boolean keepsLineOnly(String uid) {
        return uid.equals(STATUS) || uid.startsWith(DECODE);
    }
}
