package dev.recon.series;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Sensors by leg and source. */
final class SensorTable {

    private final Map<Name, Sensor> byName = new HashMap<>();
    private final Name lookup = new Name();

    /** A sensor, and the block that it is saved in. */
    static final class Sensor {
        final SensorSeries series;
        final long number;

        /** Whether it has changed since it was saved. */
        boolean dirty;

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

    /** That of the source {@code text[from..to)}; null where there is none. */
    Sensor get(int leg, byte[] text, int from, int to) {
        return byName.get(lookup.set(leg, text, from, to));
    }

    Sensor add(SensorSeries series, long number) {
        Sensor added = new Sensor(series, number);
        byte[] source = series.source;
        byName.put(new Name().set(series.leg, source, 0, source.length), added);
        return added;
    }

    /** All of them; they can be removed. */
    Collection<Sensor> all() {
        return byName.values();
    }
}
