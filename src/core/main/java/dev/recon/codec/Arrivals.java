package dev.recon.codec;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Invalid;
import java.util.function.Consumer;

/** Makes arrivals of a decoded record, one for each of its ids. Not thread safe. */
public final class Arrivals {

    private final ItemHash hash = new ItemHash();
    private final Arrival arrival = new Arrival();
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
        arrival.route = route;
        arrival.timeMillis = decoded.timeMillis;
        arrival.noop = decoded.noop;
        arrival.many = decoded.many;
        arrival.invalid = decoded.invalid;
        boolean hasValue = withValues && !decoded.noop && decoded.invalid == Invalid.NONE;
        arrival.value = hasValue ? decoded.value : Double.NaN;
        arrival.text = decoded.text;
        arrival.sourceStart = decoded.sourceStart;
        arrival.sourceEnd = decoded.sourceEnd;
        for (int i = 0; i < decoded.idCount; i++) {
            arrival.idStart = decoded.idStart[i];
            arrival.idEnd = decoded.idEnd[i];
            hash.compute(
                    arrival.text,
                    arrival.sourceStart,
                    arrival.sourceEnd,
                    arrival.text,
                    arrival.idStart,
                    arrival.idEnd);
            arrival.hash1 = hash.high;
            arrival.hash2 = hash.low;
            to.accept(arrival);
        }
    }
}
