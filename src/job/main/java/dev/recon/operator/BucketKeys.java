package dev.recon.operator;

import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Makes a bucket the same thing as a key group: bucket g has the one key that Flink assigns to key
 * group g, so buckets are spread evenly over subtasks and move whole when the job is rescaled.
 */
public final class BucketKeys implements KeySelector<Frame, Integer> {

    private static final long serialVersionUID = 1L;

    private final int[] keys;

    /**
     * @param buckets the maximum parallelism; 1 to 32768
     */
    public BucketKeys(int buckets) {
        keys = new int[buckets];
        boolean[] known = new boolean[buckets];
        int left = buckets;
        for (int key = 0; left > 0; key++) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(key, buckets);
            if (!known[group]) {
                known[group] = true;
                keys[group] = key;
                left--;
            }
        }
    }

    @Override
    public Integer getKey(Frame frame) {
        return keys[frame.bucket];
    }

    int buckets() {
        return keys.length;
    }

    /** The key of a bucket. */
    Integer key(int bucket) {
        return keys[bucket];
    }

    /** The buckets of one subtask. */
    KeyGroupRange ownedBy(int subtask, int parallelism) {
        return KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                keys.length, parallelism, subtask);
    }
}
