package dev.recon.simulate;

import java.util.ArrayList;
import java.util.List;

/** Plays a tape to a machine: the virtual clock. */
public final class TapeRunner {

    /** How often the periodic watermark runs, in processing time. */
    public static final long TICK_MILLIS = 200;

    private TapeRunner() {}

    /** Everything that comes out, in order of {@code at}. */
    public static List<TapeRow> run(Tape tape, TapeMachine machine) {
        List<TapeRow> rows = new ArrayList<>();
        long nextTickMillis = 0;
        for (Tape.Step step : tape.steps()) {
            for (; nextTickMillis <= step.atMillis(); nextTickMillis += TICK_MILLIS) {
                machine.tick(nextTickMillis);
                rows.addAll(machine.take());
            }
            play(tape, step, machine);
            rows.addAll(machine.take());
        }
        return rows;
    }

    private static void play(Tape tape, Tape.Step step, TapeMachine machine) {
        long at = step.atMillis();
        Tape.Arrival arrival = step.arrival();
        if (arrival != null) {
            machine.record(
                    arrival.stream(),
                    arrival.value(),
                    arrival.headers(),
                    arrival.raw(),
                    at,
                    tape.wallClockMillis(at));
        }
        if (step.end()) {
            machine.end(at);
        }
    }
}
