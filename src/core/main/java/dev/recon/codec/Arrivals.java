package dev.recon.codec;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Invalid;
import java.util.function.Consumer;

/** Makes arrivals of a decoded record, one for each of its ids. Not thread safe. */
public final class Arrivals {

    private final ItemHash hash = new ItemHash();
    private final Arrival item = new Arrival();
    private final boolean withValues;

    /**
     * @param withValues whether somebody wants to know the values of the readings
     */
    public Arrivals(boolean withValues) {
        this.withValues = withValues;
    }

    /**
     * Hands over every id, one after another.
     *
     * @param to gets the same arrival again and again, valid during the call
     */
    public void each(Decoded decoded, int route, Consumer<Arrival> to) {
        item.route = route;
        item.timeMillis = decoded.timeMillis;
        item.noop = decoded.noop;
        item.many = decoded.many;
        item.invalid = decoded.invalid;
        boolean hasValue = withValues && !decoded.noop && decoded.invalid == Invalid.NONE;
        item.value = hasValue ? decoded.value : Double.NaN;
        item.text = decoded.text;
        item.sourceStart = decoded.sourceStart;
        item.sourceEnd = decoded.sourceEnd;
        for (int i = 0; i < decoded.idCount; i++) {
            item.idStart = decoded.idStart[i];
            item.idEnd = decoded.idEnd[i];
            hash.compute(
                    item.text,
                    item.sourceStart,
                    item.sourceEnd,
                    item.text,
                    item.idStart,
                    item.idEnd);
            item.hash1 = hash.high;
            item.hash2 = hash.low;
            to.accept(item);
        }
    }
}
