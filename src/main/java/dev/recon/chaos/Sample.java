package dev.recon.chaos;

/**
 * What there was to be seen at one moment.
 *
 * @param atMillis since the start of the plant
 * @param running whether all tasks of the job ran
 * @param written records in the input topics
 * @param read of these, those behind a completed checkpoint
 * @param lagMillis by how much W is behind the plant, in event time; -1 when not known
 */
public record Sample(long atMillis, boolean running, long written, long read, long lagMillis) {}
