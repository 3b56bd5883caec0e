package dev.recon.core.items;

import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;

/** A bucket over a store that counts, with slices of one second, and words to fill it. */
abstract class OneBucket {

    static final Rules RULES = TestRules.withHorizon(48 * 999);
    static final long FILTER = 1 << 20;
    static final int MATCHED = ItemFlags.SEEN_ACTUAL | ItemFlags.SEEN_EXPECTED;
    static final long NEVER = Long.MIN_VALUE;

    final MapStore store = new MapStore();
    ItemCursor cursor;
    Bucket bucket = new Bucket(RULES, store, FILTER);

    void insert(String id, long time) {
        Arrival item = Items.of("s", id, time);
        cursor = bucket.insert(item.hash1, item.hash2, 0, time, MATCHED);
    }

    void pending(String id, long time, long deadline) {
        Arrival item = Items.of("s", id, time);
        cursor = bucket.add(item, 0, ItemFlags.SEEN_ACTUAL, deadline);
    }

    boolean find(String id, long time) {
        Arrival item = Items.of("s", id, time);
        cursor = bucket.find(item, 0, NEVER);
        return cursor != null;
    }

    void fill(int slices, int itemsEach) {
        for (int i = 0; i < slices * itemsEach; i++) {
            insert("n" + i, i / itemsEach * 1_000L);
        }
    }

    /** Deadlines are five seconds behind their items from then on. */
    void restore(byte[] directory) {
        List<String> legs = List.of("control/output");
        LegMapping same = LegMapping.of(legs, legs);
        bucket = Bucket.restore(directory, store, FILTER, same, time -> time + 5_000);
    }

    List<Long> dueIndexes() {
        return dueIndexes(Long.MAX_VALUE);
    }

    List<Long> dueIndexes(long until) {
        List<Long> due = new ArrayList<>();
        bucket.decideDue(
                until,
                item -> {
                    due.add(item.timeMillis());
                    item.settle(ItemFlags.DECIDED, item.timeMillis());
                });
        return due;
    }
}
