package dev.recon.job;

import java.util.Set;

/**
 * A savepoint, or a checkpoint, that a job can go on from.
 *
 * @param origin says which one it is, wherever it lies
 * @param newStreams the streams of the configuration that it does not know; each begins at its
 *     {@code start}
 */
public record Savepoint(String origin, Set<String> newStreams) {}
