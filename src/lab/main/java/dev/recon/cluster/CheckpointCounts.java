package dev.recon.cluster;

/**
 * The checkpoints of a job since it was submitted.
 *
 * @param latestCompletedMillis when the last one was complete, in epoch milliseconds, or 0
 * @param latestId the highest number given so far, or 0
 */
public record CheckpointCounts(
        long completed, long failed, long latestCompletedMillis, long latestId) {}
