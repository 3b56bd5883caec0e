package dev.recon.series;

import dev.recon.core.ReadingBatches;
import dev.recon.core.Readings;
import dev.recon.core.store.BlockStore;
import dev.recon.core.store.LegMapping;
import dev.recon.core.time.Rules;
import dev.recon.fill.WindowSummary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The sensors of one bucket. Told what becomes of expected readings ({@link #reading}) and how far
 * W has come ({@link #advance}), it tells the fills and the series.
 */
public final class Sensors {

    private final SeriesSettings settings;
    private final BlockStore store;
    private final SeriesOutput output;
    private final Map<Name, Sensor> byName = new HashMap<>();

    private final Seats seats;
    private final Name lookup = new Name();
    private long lastNumber;
    private long watermark = Rules.NO_WATERMARK;

    /** A sensor, and the block that it rests in. */
    private static final class Sensor {
        private final SensorSeries series;
        private final long number;
        private boolean dirty;

        private Sensor(SensorSeries series, long number) {
            this.series = series;
            this.number = number;
        }
    }

    /** Leg and source; one is filled in anew for each look-up, so that none is made for it. */
    private static final class Name {
        private int leg;
        private byte[] text;
        private int from;
        private int to;
        private int hash;

        private Name set(int newLeg, byte[] newText, int newFrom, int newTo) {
            leg = newLeg;
            text = newText;
            from = newFrom;
            to = newTo;
            hash = newLeg;
            for (int i = newFrom; i < newTo; i++) {
                hash = 31 * hash + newText[i];
            }
            return this;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name
                    && leg == name.leg
                    && Arrays.equals(text, from, to, name.text, name.from, name.to);
        }
    }

    public Sensors(SeriesSettings settings, BlockStore store, SeriesOutput output) {
        this.settings = settings;
        this.store = store;
        this.output = output;
        seats = new Seats(settings.neighbours());
    }

    /**
     * What has become known of the reading of source and id {@code text[from..sourceTo..idTo)}.
     *
     * @param value see {@link Readings#reading}
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
     * @param readings see {@link ReadingBatches.Taker}
     */
    public void arrived(int leg, byte[] text, int from, int to, long[] readings, int count) {
        Sensor sensor = sensor(leg, text, from, to);
        sensor.dirty = true;
        for (int i = 0; i < 2 * count; i += 2) {
            double value = Double.longBitsToDouble(readings[i + 1]);
            sensor.series.arrived(Waiting.NO_ID, readings[i], value, watermark);
        }
    }

    private Sensor sensor(int leg, byte[] text, int from, int to) {
        Sensor known = byName.get(lookup.set(leg, text, from, to));
        if (known != null) {
            return known;
        }
        byte[] source = Arrays.copyOfRange(text, from, to);
        SensorSeries series =
                new SensorSeries(leg, source, seats.of(leg, source), settings, output);
        return add(series, ++lastNumber);
    }

    private Sensor add(SensorSeries series, long number) {
        Sensor added = new Sensor(series, number);
        byte[] source = series.source;
        byName.put(new Name().set(series.leg, source, 0, source.length), added);
        if (series.seat != null) {
            series.seat.take(series);
        }
        return added;
    }

    /** W has come to a later time. */
    public void advance(long newWatermark) {
        watermark = newWatermark;
        for (NeighbourGroup all : seats.groups()) {
            all.takeTurns((series, next) -> series.isDue(next, watermark));
        }
        for (Sensor each : byName.values()) {
            each.dirty |= each.series.advance(watermark);
        }
    }

    /** All streams are at rest. */
    public void rest() {
        Rules rules = settings.rules();
        for (NeighbourGroup all : seats.groups()) {
            all.takeTurns((series, next) -> rules.deadline(next.timeMillis) <= watermark);
        }
        for (Sensor each : byName.values()) {
            each.dirty |= each.series.rest(watermark);
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
        Iterator<Sensor> all = byName.values().iterator();
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
        Sensor sensor = byName.get(lookup.set(leg, source, 0, source.length));
        return sensor == null ? null : sensor.series.summary(windowStartMillis);
    }

    /** Writes what changed since the last save, and returns what {@link #restore} needs besides. */
    public long[] save() {
        for (Sensor each : byName.values()) {
            if (each.dirty) {
                store.save(each.number, 0, SeriesCodec.write(each.series));
                each.dirty = false;
            }
        }
        return byName.values().stream().mapToLong(each -> each.number).sorted().toArray();
    }

    /**
     * Sensors as they were saved, of the legs that there are now and are filled.
     *
     * @param watermark W as it was
     * @param horizon the latest event time that was beyond the horizon, whose rows are final
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
