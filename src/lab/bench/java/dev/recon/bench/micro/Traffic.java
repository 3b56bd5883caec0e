package dev.recon.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.core.items.Arrival;

/**
 * Endless traffic for tables that hold so many items: the next frame goes to the next bucket, and
 * brings the first records of new items and, for nine in ten of those of the round before, the
 * second ones.
 */
final class Traffic {

    static final int ITEMS_PER_FRAME = 90;
    static final int RECORDS_PER_FRAME = ITEMS_PER_FRAME + ITEMS_PER_FRAME / 10 * 9;

    private static final int ITEMS_PER_BUCKET = 6500;
    private static final int ROUNDS_OF_PATIENCE = 4;
    private static final long START = 1_795_168_800_000L;

    private final long held;
    private final ItemTable[] tables;
    private final long behindMillis;
    private final Arrival item = new Arrival();
    private long round;
    private int next;

    /**
     * @param behindMillis how far W is behind the traffic, besides the disorder
     */
    Traffic(long held, ItemTable[] tables, long behindMillis) {
        this.held = held;
        this.behindMillis = behindMillis;
        this.tables = tables;
        item.text = "s0001s0001-000001".getBytes(US_ASCII);
        item.sourceEnd = 5;
        item.idStart = 5;
        item.idEnd = item.text.length;
    }

    /** As many as make a table as large as in the job, at most as many as the job has. */
    static int tables(long held) {
        return (int) Math.max(1, Math.min(128, Long.highestOneBit(held / ITEMS_PER_BUCKET)));
    }

    private long timeMillis(long atRound, int number) {
        long itemsBefore = (atRound * ITEMS_PER_FRAME + number) * tables.length;
        return START + itemsBefore * Plants.RULES.correctionHorizonMillis() / held;
    }

    private void pointTo(long atRound, int number) {
        long serial = (atRound * tables.length + next) * ITEMS_PER_FRAME + number;
        item.hash1 = mixed(serial);
        item.hash2 = mixed(~serial);
        item.timeMillis = timeMillis(atRound, number);
    }

    private static long mixed(long serial) {
        long mixed = serial * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }

    /** Runs until so many items have been met; returns how many were matched or decided. */
    long meet(long items) {
        long settled = 0;
        for (long met = 0; met < items; met += ITEMS_PER_FRAME) {
            settled += frame();
        }
        return settled;
    }

    private long frame() {
        ItemTable table = tables[next];
        long watermark = timeMillis(round - 1, 0) - behindMillis;
        long horizon = watermark - Plants.RULES.correctionHorizonMillis();
        long settled = 0;
        for (int i = 0; i < ITEMS_PER_FRAME; i++) {
            pointTo(round, i);
            if (!table.insert(item, horizon, deadline())) {
                throw new IllegalStateException("was there before");
            }
            if (i % 10 != 0) {
                pointTo(round - 1, i);
                settled += table.match(item, horizon) ? 1 : 0;
            }
        }
        settled += table.advance(watermark, horizon);
        next = (next + 1) % tables.length;
        round += next == 0 ? 1 : 0;
        return settled;
    }

    private long deadline() {
        long due = timeMillis(round + ROUNDS_OF_PATIENCE, 0);
        return (due / 1000 + 1) * 1000;
    }
}
