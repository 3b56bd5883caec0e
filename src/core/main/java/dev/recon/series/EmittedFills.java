package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SensorFills;
import dev.recon.state.SavedFill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The fills of one sensor that may still be withdrawn, and those of them that may be revised. */
final class EmittedFills {

    private final Timeline<EmittedFill> byTime =
            new Timeline<>(
                    each -> each.fill.timeMillis,
                    Comparator.comparing(each -> each.fill.id, Arrays::compareUnsigned));

    /** Each slot has one at most. */
    private final Timeline<EmittedFill> bySlot =
            new Timeline<>(each -> each.slot, Comparator.comparingLong(each -> each.slot));

    boolean isEmpty() {
        return byTime.isEmpty();
    }

    void add(EmittedFill emitted) {
        byTime.add(emitted);
    }

    /** It will be revised when more is known. */
    void awaitRevision(EmittedFill emitted, long slot) {
        emitted.slot = slot;
        bySlot.add(emitted);
    }

    /** Whether nothing later is known of the one that was released last. */
    boolean isLastForecast() {
        return !bySlot.isEmpty() && bySlot.get(bySlot.size() - 1).fill.readingsAfter == 0;
    }

    boolean awaitsRevision() {
        return !bySlot.isEmpty();
    }

    /** Their slots mean nothing any more. */
    void awaitNoRevisions() {
        for (int i = 0; i < bySlot.size(); i++) {
            bySlot.get(i).slot = EmittedFill.NO_SLOT;
        }
        bySlot.clear();
    }

    /** The first of them that may still be revised stops all that are behind it. */
    void awaitNoRevisionsOf(Predicate<Fill> isFixed) {
        while (!bySlot.isEmpty() && isFixed.test(bySlot.get(0).fill)) {
            bySlot.get(0).slot = EmittedFill.NO_SLOT;
            bySlot.remove(0);
        }
    }

    /** Null where nobody expected a reading, or it has turned up. */
    EmittedFill ofSlot(long slot) {
        int index = indexOfSlot(slot);
        return index < 0 ? null : bySlot.get(index);
    }

    private int indexOfSlot(long slot) {
        int index = bySlot.countBefore(slot);
        return index < bySlot.size() && bySlot.get(index).slot == slot ? index : -1;
    }

    EmittedFill of(byte[] id, long timeMillis) {
        int index = indexOf(id, timeMillis);
        return index < 0 ? null : byTime.get(index);
    }

    private int indexOf(byte[] id, long timeMillis) {
        for (int i = byTime.countBefore(timeMillis); i < byTime.size(); i++) {
            Fill each = byTime.get(i).fill;
            if (each.timeMillis != timeMillis) {
                return -1;
            }
            if (Arrays.equals(each.id, id)) {
                return i;
            }
        }
        return -1;
    }

    void remove(EmittedFill emitted) {
        byTime.remove(indexOf(emitted.fill.id, emitted.fill.timeMillis));
        awaitNoRevision(emitted);
    }

    /** What has been said with all that is waited for is not said again. */
    void revised(EmittedFill emitted) {
        if (emitted.fill.readingsAfter >= SensorFills.FINAL_AFTER) {
            awaitNoRevision(emitted);
        }
    }

    private void awaitNoRevision(EmittedFill emitted) {
        int index = indexOfSlot(emitted.slot);
        // Another may have the same slot by now, if the sensor was forgotten in between.
        if (index >= 0 && bySlot.get(index) == emitted) {
            bySlot.remove(index);
        }
    }

    /** Those of a stretch of time. */
    List<Fill> of(long fromMillis, long toMillis) {
        int from = byTime.countBefore(fromMillis);
        int to = byTime.countBefore(toMillis);
        List<Fill> wanted = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            wanted.add(byTime.get(i).fill);
        }
        return wanted;
    }

    void forgetBefore(long timeMillis) {
        int count = byTime.countBefore(timeMillis);
        for (int i = 0; i < count; i++) {
            awaitNoRevision(byTime.get(i));
        }
        byTime.removeFirst(count);
    }

    List<SavedFill> save() {
        List<SavedFill> saved = new ArrayList<>(byTime.size());
        for (int i = 0; i < byTime.size(); i++) {
            saved.add(byTime.get(i).save());
        }
        return saved;
    }

    void restore(List<SavedFill> saved) {
        for (SavedFill each : saved) {
            EmittedFill emitted = EmittedFill.restore(each);
            add(emitted);
            if (emitted.slot != EmittedFill.NO_SLOT
                    && emitted.fill.readingsAfter < SensorFills.FINAL_AFTER) {
                bySlot.add(emitted);
            }
        }
    }
}
