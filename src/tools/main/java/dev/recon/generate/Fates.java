package dev.recon.generate;

import dev.recon.generate.Draw.Purpose;

/**
 * What happens to each event, as functions of nothing but the options, the source and the number of
 * the event. Delays are in event time: how long after the event its record is written.
 */
final class Fates {

    /** What is wrong with a reading's value. */
    enum Value {
        GOOD,
        OUT_OF_RANGE,
        NOT_A_NUMBER
    }

    private static final double NOT_A_NUMBER_SHARE = 0.1;
    private static final int HOT = 0;

    private final PlantOptions options;
    private final Draw draw;
    private final long startMillis;
    private final double millisPerEvent;
    private final SilentSensors silentSensors;

    Fates(PlantOptions options, Draw draw, long startMillis) {
        this.options = options;
        this.draw = draw;
        this.startMillis = startMillis;
        this.millisPerEvent = 1000 / options.eventsPerSecond();
        this.silentSensors = new SilentSensors(options, draw);
    }

    /** Sources take turns; a hot one butts in, and has no turn of its own. */
    int source(long event) {
        if (options.hot == 0) {
            return (int) (event % options.sources);
        }
        return hot(event) ? HOT : 1 + (int) (event % (options.sources - 1));
    }

    /** Never the same for two events of a source. */
    long seq(long event) {
        if (options.hot == 0) {
            return event / options.sources;
        }
        return hot(event) ? event : event / (options.sources - 1);
    }

    private boolean hot(long event) {
        return draw.happens(options.hot, Purpose.HOT, HOT, event);
    }

    long time(long event) {
        return startMillis + (long) (event * millisPerEvent);
    }

    boolean lost(int source, long seq) {
        return draw.happens(options.missing, Purpose.MISSING, source, seq);
    }

    boolean sensorSilent(int source, long timeMillis) {
        return silentSensors.covers(source, timeMillis - startMillis);
    }

    boolean streamSilent(PlantStream stream, long dueMillis) {
        for (int i = 0; i < options.silentStreams.size(); i++) {
            if (options.silentStreams.get(i).covers(stream, dueMillis - startMillis)) {
                return true;
            }
        }
        return false;
    }

    Value value(int source, long seq) {
        if (noop(source, seq) || !draw.happens(options.outOfRange, Purpose.INVALID, source, seq)) {
            return Value.GOOD;
        }
        return draw.happens(NOT_A_NUMBER_SHARE, Purpose.INVALID_VALUE, source, seq)
                ? Value.NOT_A_NUMBER
                : Value.OUT_OF_RANGE;
    }

    boolean noop(int source, long seq) {
        return draw.happens(options.noop, Purpose.NOOP, source, seq);
    }

    /** How far the reading's time is off its audit record's; 0 when it is not. */
    long skewMillis(int source, long seq) {
        if (!draw.happens(options.skew, Purpose.SKEW, source, seq)) {
            return 0;
        }
        long choice =
                (long) (draw.unit(Purpose.SKEW_BY, source, seq) * 2 * options.skewBy.millis());
        long by = choice - options.skewBy.millis();
        return by < 0 ? by : by + 1;
    }

    boolean late(PlantStream stream, int source, long seq) {
        return stream == PlantStream.AUDIT
                ? draw.happens(options.lateAudits, Purpose.AUDIT_LATE, source, seq)
                : draw.happens(options.late, Purpose.READING_LATE, source, seq);
    }

    long delay(PlantStream stream, int source, long seq) {
        double unit =
                draw.unit(
                        stream == PlantStream.AUDIT ? Purpose.AUDIT_DELAY : Purpose.READING_DELAY,
                        source,
                        seq);
        long disorder = options.disorder.millis();
        return late(stream, source, seq)
                ? disorder + 1 + (long) (unit * (options.lateBy.millis() - disorder))
                : (long) (unit * (disorder + 1));
    }

    boolean twice(PlantStream stream, int source, long seq) {
        return draw.happens(
                options.duplicates,
                stream == PlantStream.AUDIT ? Purpose.AUDIT_TWICE : Purpose.READING_TWICE,
                source,
                seq);
    }

    /** Of the second copy: never before the first, and no later than any record of its kind. */
    long secondDelay(PlantStream stream, int source, long seq) {
        long first = delay(stream, source, seq);
        long most = (late(stream, source, seq) ? options.lateBy : options.disorder).millis();
        double unit =
                draw.unit(
                        stream == PlantStream.AUDIT
                                ? Purpose.AUDIT_TWICE_DELAY
                                : Purpose.READING_TWICE_DELAY,
                        source,
                        seq);
        return first + (long) (unit * (most - first + 1));
    }

    boolean broken(PlantStream stream, int source, long seq) {
        return draw.happens(
                options.malformed,
                stream == PlantStream.AUDIT ? Purpose.AUDIT_BAD : Purpose.READING_BAD,
                source,
                seq);
    }

    Broken brokenHow(PlantStream stream, int source, long seq) {
        return Broken.of(
                draw.bits(
                        stream == PlantStream.AUDIT
                                ? Purpose.AUDIT_BAD_KIND
                                : Purpose.READING_BAD_KIND,
                        source,
                        seq));
    }

    boolean unexpected(int source, long seq) {
        return draw.happens(options.unexpected, Purpose.UNEXPECTED, source, seq);
    }

    /** Of a record that is written in addition to the good ones. */
    long extraDelay(int source, long seq) {
        return (long)
                (draw.unit(Purpose.UNEXPECTED_DELAY, source, seq)
                        * (options.disorder.millis() + 1));
    }

    /**
     * Evenly, the sensor topic deals the sources out and the audit topic takes them in blocks, so
     * that the two are never partitioned alike. Unevenly, a cube law gives the first of four
     * partitions 63 percent of the sources.
     */
    int partition(PlantStream stream, int source) {
        boolean audit = stream == PlantStream.AUDIT;
        int partitions = audit ? options.auditPartitions : options.sensorPartitions;
        if (options.uneven) {
            double unit =
                    draw.unit(
                            audit ? Purpose.AUDIT_PARTITION : Purpose.SENSOR_PARTITION, source, 0);
            return (int) (unit * unit * unit * partitions);
        }
        return audit ? (int) ((long) source * partitions / options.sources) : source % partitions;
    }
}
