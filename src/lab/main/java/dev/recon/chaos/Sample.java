package dev.recon.chaos;

/**
 * What there was to be seen at one moment.
 *
 * @param atMillis since the start of the plant
 * @param running whether all tasks of the job ran
 * @param written records in the input topics
 * @param read of these, those behind a completed checkpoint
 * @param lagMillis by how much later than it could be something missing was reported, by the clock;
 *     -1 when nothing has been reported yet
 */
public record Sample(long atMillis, boolean running, long written, long read, long lagMillis) {}
