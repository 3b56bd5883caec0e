package dev.recon.series;

import dev.recon.core.Readings;
import dev.recon.core.rows.ReadingBatches;
import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.time.Rules;
import dev.recon.fill.WindowSummary;
import dev.recon.series.SensorTable.Sensor;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The sensors of one bucket: from what becomes of expected readings ({@link #reading}) and how far
 * W has come ({@link #advance}), the fills and the series.
 */
public final class Sensors {

    private static final byte[] NO_ID = {};

    private final SeriesSettings settings;
    private final BlockStore store;
    private final SeriesOutput output;
    private final SensorTable sensors = new SensorTable();
    private final Seats seats;
    private long lastNumber;
    private long watermark = Rules.NO_WATERMARK;

    public Sensors(SeriesSettings settings, BlockStore store, SeriesOutput output) {
        this.settings = settings;
        this.store = store;
        this.output = output;
        seats = new Seats(settings.neighbours());
    }

    /**
     * What has become known of the reading of source and id {@code text[from..sourceTo..idTo)}.
     *
     * @param timeMillis see {@link Readings#reading}
     * @param value see there
     */
    public void reading(
            Readings.Event event,
            int leg,
            byte[] text,
            int from,
            int sourceTo,
            int idTo,
            long timeMillis,
            double value) {
        Sensor sensor = sensor(leg, text, from, sourceTo);
        sensor.dirty = true;
        SensorSeries series = sensor.series;
        byte[] id = Arrays.copyOfRange(text, sourceTo, idTo);
        switch (event) {
            case ARRIVED -> series.arrived(id, timeMillis, value, watermark);
            case INVALID -> series.invalid(id, timeMillis, watermark);
            case MISSING -> series.missing(id, timeMillis, watermark);
            case FOUND, FILTERED -> series.found(id, timeMillis, value, watermark);
            case UNEXPECTED -> series.unexpected(id, timeMillis, value);
            case EXPLAINED -> series.explained(id, timeMillis, watermark);
        }
    }

    /**
     * Readings of the source {@code text[from..to)} have arrived, of which the ids do not matter.
     *
     * @param readings see {@link ReadingBatches.Output}
     */
    public void arrived(int leg, byte[] text, int from, int to, long[] readings, int count) {
        Sensor sensor = sensor(leg, text, from, to);
        sensor.dirty = true;
        for (int i = 0; i < 2 * count; i += 2) {
            double value = Double.longBitsToDouble(readings[i + 1]);
            sensor.series.arrived(NO_ID, readings[i], value, watermark);
        }
    }

    private Sensor sensor(int leg, byte[] text, int from, int to) {
        Sensor known = sensors.get(leg, text, from, to);
        if (known != null) {
            return known;
        }
        byte[] source = Arrays.copyOfRange(text, from, to);
        SensorSeries series =
                new SensorSeries(leg, source, seats.of(leg, source), settings, output);
        return add(series, ++lastNumber);
    }

    private Sensor add(SensorSeries series, long number) {
        if (series.seat != null) {
            series.seat.take(series.release);
        }
        return sensors.add(series, number);
    }

    /** W has come to a later time: what is due is released, and what is known then is emitted. */
    public void advance(long newWatermark) {
        watermark = newWatermark;
        for (NeighbourGroup all : seats.groups()) {
            all.releaseAll((release, next) -> release.isDue(next, watermark));
        }
        for (Sensor each : sensors.all()) {
            each.dirty |= each.series.advance(watermark);
        }
    }

    /** All streams are quiescent: what is decided is released, and fills are revised. */
    public void quiesce() {
        for (NeighbourGroup all : seats.groups()) {
            all.releaseAll((release, next) -> release.isDecided(next, watermark));
        }
        for (Sensor each : sensors.all()) {
            each.dirty |= each.series.quiesce(watermark);
        }
    }

    /** Forgets what is beyond the horizon; the rows of that time are final. */
    public void forget() {
        forget(settings.rules().horizon(watermark));
    }

    private void forget(long horizon) {
        if (horizon == Rules.NO_WATERMARK) {
            return;
        }
        Iterator<Sensor> all = sensors.all().iterator();
        while (all.hasNext()) {
            Sensor each = all.next();
            each.dirty |= each.series.forget(horizon);
            if (each.series.isOver(horizon)) {
                store.remove(each.number, 0);
                all.remove();
                if (each.series.seat != null) {
                    each.series.seat.leave();
                }
            }
        }
    }

    /** The readings of a sensor in a window; null where nothing is known of them. */
    public WindowSummary summary(int leg, byte[] source, long windowStartMillis) {
        Sensor sensor = sensors.get(leg, source, 0, source.length);
        return sensor == null ? null : sensor.series.summary(windowStartMillis);
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public long[] save() {
        for (Sensor each : sensors.all()) {
            if (each.dirty) {
                store.save(each.number, 0, SeriesCodec.write(each.series));
                each.dirty = false;
            }
        }
        return sensors.all().stream().mapToLong(each -> each.number).sorted().toArray();
    }

    /**
     * Sensors as they were saved, of the legs that there are now and are filled.
     *
     * @param watermark W as it was
     * @param horizon the latest event time that was beyond the horizon, whose rows are final
     * @throws dev.recon.state.UnreadableState when they cannot be read
     */
    public static Sensors restore(
            SeriesSettings settings,
            long[] numbers,
            long watermark,
            long horizon,
            BlockStore store,
            LegMapping legs,
            SeriesOutput output) {
        Sensors restored = new Sensors(settings, store, output);
        restored.watermark = watermark;
        for (long number : numbers) {
            SensorSeries series =
                    SeriesCodec.read(
                            store.load(number, 0),
                            legs::numberOf,
                            restored.seats,
                            settings,
                            output);
            if (series == null) {
                store.remove(number, 0);
            } else {
                restored.adopt(series, number);
            }
        }
        restored.seats.groups().forEach(NeighbourGroup::loseSight);
        restored.forget(horizon);
        return restored;
    }

    private void adopt(SensorSeries series, long number) {
        add(series, number).dirty = true; // its leg may have another number now
        lastNumber = Math.max(lastNumber, number);
    }
}
