package dev.recon.series;

import java.util.Arrays;

/** An expected reading of one sensor. */
record ReadingKey(long timeMillis, byte[] id) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadingKey key
                && timeMillis == key.timeMillis
                && Arrays.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(timeMillis) + Arrays.hashCode(id);
    }
}
