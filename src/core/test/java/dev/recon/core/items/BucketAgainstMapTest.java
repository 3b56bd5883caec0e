package dev.recon.core.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.store.LegMapping;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A bucket and a plain map live through the same operations, in an order nobody thought of; the
 * bucket is saved, restored and evicted in between.
 */
class BucketAgainstMapTest {

    private static final long M = 48 * 100 - 1;
    private static final Rules RULES = TestRules.withHorizon(M);
    private static final List<String> LEGS = List.of("c/first", "c/second");

    private record Key(long h1, long h2, int leg) {}

    private static final class Plain {
        long time;
        int flags;
        long deadline;
        String id;
        boolean pending = true;
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final MapStore store = new MapStore();
    private Bucket bucket = new Bucket(RULES, store, random.nextInt(20_000));
    private final Map<Key, Plain> plain = new HashMap<>();
    private long watermark = random.nextLong(10_000) - 5_000;
    private ItemCursor cursor;
    private final Arrival text = new Arrival();
    private int arrivals;

    @RepeatedTest(10)
    void saysWhatThePlainMapSays() {
        for (int step = 0; step < 3_000; step++) {
            int dice = random.nextInt(200);
            if (dice < 10) {
                advance(random.nextInt(200));
            } else if (dice == 10) {
                advance(random.nextInt(20_000));
            } else if (dice < 16) {
                bucket.evict(random.nextInt(100_000));
            } else if (dice < 18) {
                bucket.save();
            } else if (dice < 20) {
                restore();
            } else if (dice < 24) {
                bucket.saveCold();
            } else {
                arrive();
            }
        }
        plain.forEach((key, item) -> assertSame(key, item, watermark));
        forgetIsComplete();
    }

    /** Under rules of which nobody knows anything but that they say when an item is decided. */
    private void restore() {
        long from = watermark / 10 * 10 + 20 + random.nextInt(3_000);
        LongUnaryOperator deadlineOf = time -> Math.min(from + Math.floorMod(time, 97), time + M);
        plain.values().forEach(item -> item.deadline = deadlineOf.applyAsLong(item.time));
        LegMapping same = LegMapping.of(LEGS, LEGS);
        bucket = Bucket.restore(bucket.save(), store, random.nextInt(20_000), same, deadlineOf);
    }

    /** Few hashes, so that items collide in every way that they can. */
    private void arrive() {
        long h1 = (long) random.nextInt(6) << 32 | random.nextInt(6);
        Key key = new Key(h1, random.nextInt(6), random.nextInt(2));
        boolean far = random.nextInt(50) == 0;
        long time = watermark - M + 1 + random.nextLong(far ? 100 * M : M + 500);
        if (plain.containsKey(key)) {
            assertSame(key, plain.get(key), time);
            if (random.nextBoolean()) {
                settle(plain.get(key), time);
            }
        } else {
            assertThat(bucket.find(key.h1, key.h2, key.leg, time, watermark - M))
                    .as("seed %d", seed)
                    .isNull();
            insert(key, time);
        }
    }

    private void assertSame(Key key, Plain item, long time) {
        cursor = bucket.find(key.h1, key.h2, key.leg, time, watermark - M);
        assertThat(cursor).as("seed %d", seed).isNotNull();
        assertThat(cursor.leg()).isEqualTo(key.leg);
        assertThat(cursor.timeMillis()).as("seed %d", seed).isEqualTo(item.time);
        assertThat(cursor.flags()).as("seed %d", seed).isEqualTo(item.flags);
        if (item.pending) {
            cursor.readPending(text);
            assertThat(Items.id(text)).isEqualTo(item.id);
        }
    }

    private void insert(Key key, long time) {
        Plain item = new Plain();
        item.time = time;
        item.flags = random.nextBoolean() ? ItemFlags.SEEN_EXPECTED : ItemFlags.SEEN_ACTUAL;
        item.deadline = Math.min(watermark / 10 * 10 + 20 + random.nextInt(3_000), time + M);
        item.id = "id" + arrivals++;
        plain.put(key, item);
        Arrival first = Items.of("s", item.id, time);
        first.hash1 = key.h1;
        first.hash2 = key.h2;
        bucket.add(first, key.leg, item.flags, item.deadline);
    }

    private void settle(Plain item, long time) {
        item.time = Math.max(item.time, time);
        item.flags |= ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL;
        item.pending = false;
        cursor.settle(ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL, item.time);
    }

    private void advance(int by) {
        watermark += by;
        List<String> expected = new ArrayList<>();
        for (Plain item : plain.values()) {
            if (item.pending && item.deadline <= watermark) {
                item.pending = false;
                item.flags |= ItemFlags.DECIDED;
                expected.add(item.id + "@" + item.time);
            }
        }
        assertThat(decideDue()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
        plain.values().removeIf(item -> item.time <= watermark - M);
        bucket.forget(watermark - M);
        forgetIsComplete();
    }

    private List<String> decideDue() {
        List<String> decided = new ArrayList<>();
        bucket.decideDue(
                watermark,
                cursor -> {
                    cursor.readPending(text);
                    long time = cursor.timeMillis();
                    decided.add(Items.id(text) + "@" + time);
                    cursor.settle(ItemFlags.DECIDED, time);
                });
        return decided;
    }

    private void forgetIsComplete() {
        for (long index : store.indexes()) {
            assertThat(index * 100 + 99).as("seed %d", seed).isGreaterThan(watermark - M);
        }
    }
}
