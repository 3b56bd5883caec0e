package dev.recon.chaos;

import java.nio.file.Path;

/**
 * What can be chosen of a run.
 *
 * @param records how many audit records are written
 * @param minutes how long that takes, and the disturbances with it
 * @param kills how many TaskManagers are killed; the other disturbances go by it
 * @param seed same seed, same records, disturbances and victims
 * @param report the folder of the report
 */
public record ChaosOptions(long records, double minutes, int kills, long seed, Path report) {

    long lengthMillis() {
        return (long) (minutes * 60_000);
    }
}
