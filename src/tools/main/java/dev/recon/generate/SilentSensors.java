package dev.recon.generate;

import dev.recon.generate.Draw.Purpose;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sensors fall silent, and when; the stretches lie within the run, or within the first hour
 * of an endless one.
 */
final class SilentSensors {

    private static final long FIRST_HOUR_MILLIS = 3_600_000;

    private final Map<Integer, Long> fromMillis = new HashMap<>();
    private final long lengthMillis;

    SilentSensors(PlantOptions options, Draw draw) {
        lengthMillis = options.silentFor.millis();
        long run =
                options.lengthMillis() == Long.MAX_VALUE
                        ? FIRST_HOUR_MILLIS
                        : options.lengthMillis();
        long room = Math.max(0, run - lengthMillis);
        int candidate = (int) (draw.unit(Purpose.SILENT_SENSOR, 0, 0) * options.sources);
        for (int i = 0; i < options.silentSensors; i++) {
            int source = (int) (((long) candidate + i) % options.sources);
            fromMillis.put(source, (long) (draw.unit(Purpose.SILENT_FROM, source, 0) * room));
        }
    }

    boolean covers(int source, long millisSinceStart) {
        if (fromMillis.isEmpty()) {
            return false;
        }
        Long from = fromMillis.get(source);
        return from != null && millisSinceStart >= from && millisSinceStart - from < lengthMillis;
    }
}
