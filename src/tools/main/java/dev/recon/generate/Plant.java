package dev.recon.generate;

import static dev.recon.generate.PlantStream.AUDIT;
import static dev.recon.generate.PlantStream.SENSOR;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.recon.truth.Totals;
import dev.recon.truth.TruthSink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A simulated plant: sensors that take turns, a log of what they sent (the audit), and everything
 * that goes wrong on the way. Records come out in the order of their arrival, which is their event
 * time plus their delay; the event times, the faults and the order are functions of the options
 * alone, so that any speed gives the same data.
 *
 * <p>Only the numbers of records that are on their way are kept, never their bytes: those are made
 * when they are due.
 */
public final class Plant {

    private final PlantOptions options;
    private final long startMillis;
    private final Draw draw;
    private final Fates fates;
    private final Temperature temperature;
    private final Wire wire;
    private final DelayQueue queue = new DelayQueue();
    private final AtomicLong eventsDone = new AtomicLong();
    private volatile boolean stopped;

    /**
     * A plant that starts now unless the options say when; they must not have {@link
     * PlantOptions#problems}.
     */
    public Plant(PlantOptions options) {
        if (!options.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", options.problems()));
        }
        this.options = options;
        this.startMillis = options.startMillis(System.currentTimeMillis());
        this.draw = new Draw(options.seed);
        this.fates = new Fates(options, draw, startMillis);
        this.temperature = new Temperature(draw);
        this.wire = new Wire(options.sources);
    }

    /** Event time of the first event. */
    public long startMillis() {
        return startMillis;
    }

    /** Any thread: no further event takes place, and all that is on its way is written at once. */
    public void stop() {
        stopped = true;
    }

    /** Any thread: how many events have taken place so far. */
    public long eventsDone() {
        return eventsDone.get();
    }

    /** Runs to the end, or until it is stopped; once only. Closes neither. */
    public Totals run(PlantOutput output, TruthSink truth) throws IOException {
        Ledger ledger = new Ledger(options.sources, truth);
        Schedule schedule = new Schedule(fates, queue, ledger);
        Pacer pacer = pacer(output);
        long events = options.events();
        long heartbeats = 0;
        for (long event = 0; event < events && !stopped; event++) {
            long time = fates.time(event);
            while (options.heartbeats != null && heartbeatTime(heartbeats) <= time) {
                schedule.heartbeat(heartbeats, heartbeatTime(heartbeats));
                heartbeats++;
            }
            writeDueBefore(time, output, ledger, pacer);
            await(pacer, time);
            schedule.event(event);
            eventsDone.lazySet(event + 1);
        }
        writeDueBefore(Long.MAX_VALUE, output, ledger, pacer);
        return ledger.close();
    }

    private Pacer pacer(PlantOutput output) {
        if (options.speed > 0) {
            return new Pacer(options.speed, () -> stopped, output);
        }
        return options.rate.isMax() ? null : new Pacer(1, () -> stopped, output);
    }

    private long heartbeatTime(long number) {
        return startMillis + number * options.heartbeats.millis();
    }

    private void writeDueBefore(long time, PlantOutput output, Ledger ledger, Pacer pacer)
            throws IOException {
        while (!queue.isEmpty() && queue.nextDue() < time) {
            await(pacer, queue.nextDue());
            write(queue.nextDue(), queue.poll(), output, ledger);
        }
    }

    private void await(Pacer pacer, long time) throws IOException {
        if (pacer != null) {
            pacer.await(time - startMillis);
        }
    }

    private void write(long due, long code, PlantOutput output, Ledger ledger) throws IOException {
        int kind = (int) (code & (1 << Schedule.KIND_BITS) - 1);
        long event = code >>> Schedule.KIND_BITS;
        if (kind == Schedule.HEARTBEAT) {
            heartbeat(SENSOR, options.sensorPartitions, due, output, ledger);
            heartbeat(AUDIT, options.auditPartitions, due, output, ledger);
            return;
        }
        int source = fates.source(event);
        boolean audit = kind == Schedule.AUDIT_RECORD || kind == Schedule.BROKEN_AUDIT;
        PlantStream stream = audit ? AUDIT : SENSOR;
        long seq = fates.seq(event);
        long time =
                fates.time(event) + (kind == Schedule.READING ? fates.skewMillis(source, seq) : 0);
        output.record(
                stream,
                fates.partition(stream, source),
                wire.sourceKey(source),
                bytes(kind, source, seq, time),
                time);
    }

    private byte[] bytes(int kind, int source, long seq, long time) {
        return switch (kind) {
            case Schedule.AUDIT_RECORD -> wire.audit(source, seq, time);
            case Schedule.READING -> reading(source, seq, time);
            case Schedule.UNEXPECTED ->
                    wire.reading(
                            source,
                            seq,
                            Ledger.UNEXPECTED,
                            time,
                            temperature.good(source, seq, time));
            case Schedule.BROKEN_AUDIT -> broken(AUDIT, source, seq, time);
            case Schedule.BROKEN_READING -> broken(SENSOR, source, seq, time);
            default -> throw new IllegalStateException("kind " + kind);
        };
    }

    private byte[] reading(int source, long seq, long time) {
        if (fates.noop(source, seq)) {
            return wire.noop(source, seq, time);
        }
        return switch (fates.value(source, seq)) {
            case GOOD ->
                    wire.reading(source, seq, (char) 0, time, temperature.good(source, seq, time));
            case OUT_OF_RANGE ->
                    wire.reading(source, seq, (char) 0, time, temperature.bad(source, seq));
            case NOT_A_NUMBER -> wire.unreadable(source, seq, time);
        };
    }

    private byte[] broken(PlantStream stream, int source, long seq, long time) {
        String id = wire.id(source, seq, Ledger.BROKEN);
        String text = fates.brokenHow(stream, source, seq).text(id, wire.sourceName(source), time);
        return text.getBytes(US_ASCII);
    }

    private void heartbeat(
            PlantStream stream, int partitions, long time, PlantOutput output, Ledger ledger)
            throws IOException {
        if (fates.streamSilent(stream, time)) {
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            output.record(stream, partition, null, wire.heartbeat(time), time);
            ledger.heartbeatWritten();
        }
    }
}
