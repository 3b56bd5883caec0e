package dev.recon.series;

import dev.recon.state.SensorBlock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Readings that were decided unexpected, and may still be expected, by their ids. */
final class Strays {

    private final Map<ByteBuffer, Stray> byId = new HashMap<>();

    /** The time is the reading's own; the one at which it is expected may be another. */
    private record Stray(long timeMillis, double value) {}

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void add(byte[] id, long timeMillis, double value) {
        byId.put(ByteBuffer.wrap(id), new Stray(timeMillis, value));
    }

    /** Its value, which is asked for once; NaN where none is known. */
    double remove(byte[] id) {
        Stray stray = byId.remove(ByteBuffer.wrap(id));
        return stray == null ? Double.NaN : stray.value;
    }

    /**
     * @param horizon the latest event time that is beyond the horizon
     */
    void forget(long horizon) {
        byId.values().removeIf(each -> each.timeMillis <= horizon);
    }

    List<SensorBlock.Stray> save() {
        List<SensorBlock.Stray> saved = new ArrayList<>(byId.size());
        byId.forEach(
                (id, each) ->
                        saved.add(new SensorBlock.Stray(bytes(id), each.timeMillis, each.value)));
        return saved;
    }

    private static byte[] bytes(ByteBuffer id) {
        byte[] bytes = new byte[id.remaining()];
        id.duplicate().get(bytes);
        return bytes;
    }

    void restore(List<SensorBlock.Stray> saved) {
        saved.forEach(each -> add(each.id(), each.timeMillis(), each.value()));
    }
}
