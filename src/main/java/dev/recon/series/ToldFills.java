package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SensorFills;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** The fills of one sensor that may still be withdrawn, and those of them that may be revised. */
final class ToldFills {

    private final Map<ReadingKey, Told> byReading = new LinkedHashMap<>();
    private final Map<Long, Told> bySlot = new HashMap<>();

    boolean isEmpty() {
        return byReading.isEmpty();
    }

    void add(Told told) {
        byReading.put(key(told), told);
    }

    private static ReadingKey key(Told told) {
        return new ReadingKey(told.fill.timeMillis, told.fill.id);
    }

    /** It will be revised when more is known. */
    void awaitRevision(Told told, long slot) {
        told.slot = slot;
        bySlot.put(slot, told);
    }

    boolean awaitsRevision() {
        return !bySlot.isEmpty();
    }

    /** Null where nobody expected a reading, or it has turned up. */
    Told ofSlot(long slot) {
        return bySlot.get(slot);
    }

    Told of(byte[] id, long timeMillis) {
        return byReading.get(new ReadingKey(timeMillis, id));
    }

    void remove(Told told) {
        byReading.remove(key(told));
        bySlot.remove(told.slot);
    }

    /** What has been said with all that is waited for is not said again. */
    void revised(Told told) {
        if (told.fill.readingsAfter >= SensorFills.FINAL_AFTER) {
            bySlot.remove(told.slot);
        }
    }

    List<Fill> of(LongPredicate isWanted) {
        List<Fill> wanted = new ArrayList<>();
        for (Told each : byReading.values()) {
            if (isWanted.test(each.fill.timeMillis)) {
                wanted.add(each.fill);
            }
        }
        return wanted;
    }

    void forget(LongPredicate isOver) {
        byReading.values().removeIf(each -> isOver.test(each.fill.timeMillis));
        bySlot.values().removeIf(each -> isOver.test(each.fill.timeMillis));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byReading.size());
        for (Told each : byReading.values()) {
            each.write(out);
        }
    }

    static ToldFills read(DataInput in) throws IOException {
        ToldFills read = new ToldFills();
        for (int count = in.readInt(); count > 0; count--) {
            Told told = Told.read(in);
            read.add(told);
            if (told.slot != Told.NO_SLOT && told.fill.readingsAfter < SensorFills.FINAL_AFTER) {
                read.bySlot.put(told.slot, told);
            }
        }
        return read;
    }
}
