package dev.recon.demo;

import java.util.List;
import org.apache.flink.api.common.JobID;

/** Where broker and job of a demo run. */
interface Backstage extends AutoCloseable {

    String bootstrapServers();

    /** Returns when the job has been taken. */
    void submit(Preparation job) throws Exception;

    JobID job();

    /** Whether every task is running. */
    boolean isRunning() throws Exception;

    /** Throws when the job has ended, which it never does of its own accord. */
    void requireRunning() throws Exception;

    String webPage() throws Exception;

    /** How many records the job has read, or null where its own metrics are to be asked. */
    default Long read() {
        return null;
    }

    /**
     * A moment of the show, at which something may be done to the job; returns what is to be said
     * of it instead of the act, or nothing.
     */
    default List<String> interlude(long millisSinceStart) {
        return List.of();
    }

    /** Whether all that was to be done has been done, and the job got over it. */
    default boolean isOver() {
        return true;
    }

    /** What is to be said of it in the end, or null. */
    default String aftermath() {
        return null;
    }

    /** Where logs are that stay, or null. */
    default String keepLogs() {
        return null;
    }
}
