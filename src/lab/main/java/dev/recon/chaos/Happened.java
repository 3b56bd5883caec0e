package dev.recon.chaos;

/**
 * One disturbance as it took place; times are milliseconds.
 *
 * @param atMillis since the start of the plant
 * @param lastedMillis for how long it was kept up; 0 for a kill
 * @param runningAfterMillis after its beginning, all tasks of the job ran (again)
 * @param checkpointAfterMillis after its beginning, a checkpoint was complete again
 * @param failedCheckpoints how many checkpoints failed meanwhile
 */
public record Happened(
        String what,
        String detail,
        long atMillis,
        long lastedMillis,
        long runningAfterMillis,
        long checkpointAfterMillis,
        long failedCheckpoints) {}
