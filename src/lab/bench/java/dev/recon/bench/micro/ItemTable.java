package dev.recon.bench.micro;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.ItemCursor;
import dev.recon.core.items.ItemFlags;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What remembers the items of one bucket. */
interface ItemTable {

    /** The first record of an item; false when the item was there. */
    boolean insert(Arrival item, long horizon, long deadline);

    /** The second record of an item; false when the item was not there. */
    boolean match(Arrival item, long horizon);

    /**
     * Decides what is due and forgets what is beyond the horizon; returns how many were decided.
     */
    int advance(long watermark, long horizon);

    /** The job's own. */
    final class Ours implements ItemTable {
        private final Bucket bucket;
        private int decided;

        Ours(Bucket bucket) {
            this.bucket = bucket;
        }

        @Override
        public boolean insert(Arrival item, long horizon, long deadline) {
            if (bucket.find(item, 0, horizon) != null) {
                return false;
            }
            bucket.add(item, 0, ItemFlags.SEEN_EXPECTED, deadline);
            return true;
        }

        @Override
        public boolean match(Arrival item, long horizon) {
            ItemCursor known = bucket.find(item, 0, horizon);
            if (known == null) {
                return false;
            }
            known.settle(ItemFlags.SEEN_EXPECTED | ItemFlags.SEEN_ACTUAL, item.timeMillis);
            return true;
        }

        @Override
        public int advance(long watermark, long horizon) {
            decided = 0;
            bucket.advance(watermark, horizon, this::decide);
            return decided;
        }

        private void decide(ItemCursor item) {
            item.settle(ItemFlags.DECIDED, item.timeMillis());
            decided++;
        }
    }

    /**
     * The library's map, with queues for what is due; one a bucket, which is kind to its caches.
     */
    final class OfMap implements ItemTable {
        private final Map<Key, Item> items = new HashMap<>();
        private final ArrayDeque<Item> byDeadline = new ArrayDeque<>();
        private final ArrayDeque<Item> byTime = new ArrayDeque<>();

        private record Key(long hash1, long hash2, int leg) {}

        private static final class Item {
            private final Key key;
            private final long timeMillis;
            private final long deadline;

            /** Until the item is matched or decided. */
            private byte[] text;

            private Item(Key key, long timeMillis, long deadline, byte[] text) {
                this.key = key;
                this.timeMillis = timeMillis;
                this.deadline = deadline;
                this.text = text;
            }
        }

        @Override
        public boolean insert(Arrival item, long horizon, long deadline) {
            Key key = new Key(item.hash1, item.hash2, 0);
            byte[] text = Arrays.copyOfRange(item.text, item.sourceStart, item.idEnd);
            Item added = new Item(key, item.timeMillis, deadline, text);
            if (items.putIfAbsent(key, added) != null) {
                return false;
            }
            byDeadline.add(added);
            byTime.add(added);
            return true;
        }

        @Override
        public boolean match(Arrival item, long horizon) {
            Item found = items.get(new Key(item.hash1, item.hash2, 0));
            if (found == null || found.timeMillis <= horizon) {
                return false;
            }
            found.text = null;
            return true;
        }

        @Override
        public int advance(long watermark, long horizon) {
            int decided = 0;
            while (!byDeadline.isEmpty() && byDeadline.peek().deadline <= watermark) {
                Item due = byDeadline.poll();
                decided += due.text == null ? 0 : 1;
                due.text = null;
            }
            while (!byTime.isEmpty() && byTime.peek().timeMillis <= horizon) {
                items.remove(byTime.poll().key);
            }
            return decided;
        }
    }
}
