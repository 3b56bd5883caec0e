package dev.recon.series;

import dev.recon.state.SensorBlock.WaitingReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Expected readings of one sensor in the order of their event times, until all of that time have
 * been decided. The lost ones are decided later than the others, so that each kind is about in
 * order, but not both together.
 */
final class Waiting {

    /** What a reading is, as {@link WaitingReading#kind} numbers it. */
    static final byte REAL = 0;

    static final byte MISSING = 1;
    static final byte INVALID = 2;

    /** Missing, and turned up before its release; the value is the reading, NaN for a no-op. */
    static final byte FOUND = 3;

    /** What is measured, and nothing of how it was written or sent. */
    private static final Comparator<Entry> AMONG_REAL =
            Comparator.<Entry>comparingDouble(each -> each.value)
                    .thenComparing(each -> each.id, Arrays::compareUnsigned);

    private static final Comparator<Entry> AMONG_LOST =
            Comparator.comparing(each -> each.id, Arrays::compareUnsigned);

    private final Timeline<Entry> real = new Timeline<>(each -> each.timeMillis, AMONG_REAL);
    private final Timeline<Entry> lost = new Timeline<>(each -> each.timeMillis, AMONG_LOST);

    /** One reading. */
    static final class Entry {
        final long timeMillis;

        /** W at which it is released. */
        final long releaseMillis;

        /** Empty where it does not matter which one it is. */
        final byte[] id;

        byte kind;
        double value;

        Entry(long timeMillis, long releaseMillis, byte[] id, byte kind, double value) {
            this.timeMillis = timeMillis;
            this.releaseMillis = releaseMillis;
            this.id = id;
            this.kind = kind;
            this.value = value;
        }
    }

    /** Those that have arrived. */
    Timeline<Entry> real() {
        return real;
    }

    boolean isEmpty() {
        return real.isEmpty() && lost.isEmpty();
    }

    void add(Entry entry) {
        (entry.kind == REAL ? real : lost).add(entry);
    }

    /** The first one, or null. Of the same time, those that are real come first. */
    Entry peek() {
        Entry one = real.first();
        Entry other = lost.first();
        boolean isOther = one == null || other != null && other.timeMillis < one.timeMillis;
        return isOther ? other : one;
    }

    /** Takes out what {@link #peek} gave. */
    void remove(Entry first) {
        (first.kind == REAL ? real : lost).removeFirst(1);
    }

    /** Changes a missing one that waits; false when there is none. */
    boolean change(byte[] id, long timeMillis, byte kind, double value) {
        for (int i = lost.countBefore(timeMillis); i < lost.size(); i++) {
            Entry each = lost.get(i);
            if (each.timeMillis != timeMillis) {
                return false;
            }
            if (each.kind == MISSING && Arrays.equals(each.id, id)) {
                each.kind = kind;
                each.value = value;
                return true;
            }
        }
        return false;
    }

    List<WaitingReading> save() {
        List<WaitingReading> saved = new ArrayList<>(real.size() + lost.size());
        save(real, saved);
        save(lost, saved);
        return saved;
    }

    private static void save(Timeline<Entry> entries, List<WaitingReading> to) {
        for (int i = 0; i < entries.size(); i++) {
            Entry each = entries.get(i);
            to.add(
                    new WaitingReading(
                            each.timeMillis, each.releaseMillis, each.id, each.kind, each.value));
        }
    }

    void restore(List<WaitingReading> saved) {
        for (WaitingReading each : saved) {
            byte kind = (byte) each.kind();
            add(new Entry(each.timeMillis(), each.dueMillis(), each.id(), kind, each.value()));
        }
    }
}
