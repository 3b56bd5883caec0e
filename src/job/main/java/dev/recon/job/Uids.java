package dev.recon.job;

import dev.recon.config.StreamConfig;
import dev.recon.rows.Answer;

/** The uid of every operator, as it stands in savepoints: added to, never renamed. */
final class Uids {

    static final String RECONCILE = "reconcile";
    static final String ROWS = "rows";
    static final String STATUS = "status";

    private static final String SOURCE = "source-";

    private Uids() {}

    /**
     * Another topic under the same name of a stream is another input: how far the one was read says
     * nothing of the other.
     */
    static String source(StreamConfig stream) {
        return SOURCE + input(stream);
    }

    /** A stream and where it comes from, as people are told. */
    static String input(StreamConfig stream) {
        return stream.name() + " of " + (stream.topic() == null ? stream.file() : stream.topic());
    }

    /** The input that a uid of {@link #source} was made of, or null. */
    static String inputOfSource(String uid) {
        return uid.startsWith(SOURCE) ? uid.substring(SOURCE.length()) : null;
    }

    /** The sink of an answer. */
    static String sink(Answer answer) {
        return "sink-" + answer.word();
    }

    static String decode(String stream) {
        return "decode-" + stream;
    }
}
