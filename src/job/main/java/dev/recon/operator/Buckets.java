package dev.recon.operator;

import dev.recon.core.items.Bucket;
import java.util.function.Consumer;
import org.apache.flink.runtime.state.KeyGroupRange;

/**
 * The buckets of one subtask, and how much heap they may hold together. For the task's own thread,
 * but for what is counted, which metric reporters read.
 */
final class Buckets {

    /**
     * Every bucket's cold pages are saved once in so many ticks, a share of the buckets at each.
     */
    private static final int TICKS_BETWEEN_SAVES = 5;

    private final Layout layout;
    private final KeyGroupRange owned;
    private final Bucket[] byNumber;

    // Counted once a second.
    private volatile long items;
    private volatile long heldBytes;

    Buckets(Layout layout, KeyGroupRange owned) {
        this.layout = layout;
        this.owned = owned;
        byNumber = new Bucket[layout.buckets()];
    }

    KeyGroupRange owned() {
        return owned;
    }

    Bucket get(int number) {
        return byNumber[number];
    }

    /** Of one bucket's filter: all together are a quarter of the working set. */
    long filterBytes() {
        return shareBytes() / 4;
    }

    private long shareBytes() {
        return layout.workingSetBytes() / owned.getNumberOfKeyGroups();
    }

    /** Restoring more than the heap holds does not take more heap than running. */
    void put(int number, Bucket bucket) {
        byNumber[number] = bucket;
        long held = bucket.memoryBytes();
        if (held > shareBytes()) {
            bucket.evict(held - shareBytes());
        }
    }

    void each(Consumer<Bucket> action) {
        for (int number : owned) {
            action.accept(byNumber[number]);
        }
    }

    /** So that little is left to save at a checkpoint; a share of it at each tick. */
    void saveCold(int tick) {
        for (int number : owned) {
            if ((number + tick) % TICKS_BETWEEN_SAVES == 0) {
                byNumber[number].saveCold();
            }
        }
    }

    /** Counts what is held, and evicts older slices where that is too much. */
    void keepToWorkingSet() {
        long held = 0;
        long count = 0;
        for (int number : owned) {
            held += byNumber[number].memoryBytes();
            count += byNumber[number].items();
        }
        for (int number : owned) {
            if (held > layout.workingSetBytes()) {
                long tooMuch = held - layout.workingSetBytes();
                held -= byNumber[number].evict(tooMuch / owned.getNumberOfKeyGroups() + 1);
            }
        }
        heldBytes = held;
        items = count;
    }

    long items() {
        return items;
    }

    long heldBytes() {
        return heldBytes;
    }

    long pendingItems() {
        long pending = 0;
        for (int number : owned) {
            pending += byNumber[number].pendingItems();
        }
        return pending;
    }
}
