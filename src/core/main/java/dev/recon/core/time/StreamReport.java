package dev.recon.core.time;

/**
 * What one reader of a stream reports to those who watch the job; W does not depend on it.
 *
 * @param progress what it last said to the reconcilers
 * @param idlePartitions how many of its partitions are idle
 * @param blindPartitions how many of them nothing is known of, see {@link
 *     PartitionProgress#blindPartitions}
 * @param quietMillis for how long nothing usable has been read, whatever the reason, in processing
 *     time; {@link Progress#IDLE} for a reader without partitions
 * @param records records read since the start of this attempt, usable or not
 * @param deadLetters how many of them could not be used
 */
public record StreamReport(
        Progress progress,
        int idlePartitions,
        int blindPartitions,
        long quietMillis,
        long records,
        long deadLetters) {

    /** Whether it says something that must not wait, measured by what was said before. */
    public boolean isUrgentAfter(StreamReport before) {
        return before == null
                || idlePartitions != before.idlePartitions
                || blindPartitions != before.blindPartitions
                || progress.partitions() != before.progress.partitions()
                || progress.ended() != before.progress.ended()
                || (progress.topMillis() == Progress.NONE)
                        != (before.progress.topMillis() == Progress.NONE);
    }
}
