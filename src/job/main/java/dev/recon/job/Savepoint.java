package dev.recon.job;

import java.util.Set;

/**
 * A savepoint, or a checkpoint, that a job can resume from.
 *
 * @param origin says which one it is, wherever it lies
 * @param newStreams the streams of the configuration that it does not know; each begins at its
 *     {@code start}
 * @param line name of the line whose history it is; null where it does not say
 */
public record Savepoint(String origin, Set<String> newStreams, String line) {}
