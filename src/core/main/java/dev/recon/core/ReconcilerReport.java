package dev.recon.core;

/**
 * What one reconciler reports to those who watch the job.
 *
 * @param reconciler its number among all
 * @param reconcilers how many there are
 * @param watermark its W
 * @param atRest whether the streams are quiescent: all silent, and everything is decided
 * @param pendingItems items that are one-sided and not yet decided
 * @param items items remembered
 */
public record ReconcilerReport(
        int reconciler,
        int reconcilers,
        long watermark,
        boolean atRest,
        long pendingItems,
        long items) {}
