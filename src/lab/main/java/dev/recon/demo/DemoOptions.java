package dev.recon.demo;

/**
 * What can be chosen of a demo.
 *
 * @param seed same seed, same plant and same faults
 * @param records how many audit records
 * @param speed how many times faster than the clock the plant's twenty minutes go by
 * @param keep whether to continue after the summary, until stopped
 * @param cluster whether broker and cluster are processes, one of which is killed
 */
public record DemoOptions(long seed, long records, double speed, boolean keep, boolean cluster) {

    /** Twenty minutes in forty seconds. */
    public static final double SPEED = 30;
}
