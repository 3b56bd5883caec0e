package dev.recon.config;

import dev.recon.core.time.Rules;

/**
 * Reads the sections {@code time} and {@code duplicates}, and checks what the times have to be to
 * each other.
 */
final class TimeReader {

    private final Setting<Long> o;
    private final Setting<Long> n;
    private final Setting<Long> b;
    private final Setting<Long> m;
    private final Setting<Long> z;
    private final Setting<Long> r;
    private final Setting<Long> futureTolerance;
    private final Setting<Duplicates> duplicates;

    TimeReader(Section root, Problems problems) {
        Section time = root.child("time");
        o = time.read(Options.METRICS_INTERVAL, Values::duration);
        n = time.read(Options.MISSING_AFTER, Values::duration);
        b = time.read(Options.OUT_OF_ORDERNESS, Values::durationOrZero);
        m = time.read(Options.CORRECTION_HORIZON, Values::duration);
        z = time.read(Options.IDLE_TIMEOUT, Values::duration);
        r = time.read(Options.TIMER_RESOLUTION, Values::duration);
        futureTolerance = time.read(Options.FUTURE_TOLERANCE, Values::durationOrZero);
        duplicates = root.read(Options.DUPLICATES, Values.choice(Duplicates.class));
        check(problems);
    }

    Setting<Long> correctionHorizon() {
        return m;
    }

    /** Only when there are no problems. */
    Rules rules() {
        return new Rules(
                o.value(),
                n.value(),
                b.known() ? b.value() : n.value(),
                m.value(),
                z.value(),
                r.value(),
                futureTolerance.value(),
                duplicates.value() == Duplicates.REPORT);
    }

    private void check(Problems problems) {
        if (b.known() && n.known() && b.value() > n.value()) {
            problems.add(b.key(), b.shown() + "; it must be at most " + n.reference());
        }
        if (m.known() && n.known() && o.known() && m.value() < n.value() + o.value()) {
            String sum = n.reference() + " + " + o.reference();
            problems.add(m.key(), m.shown() + "; it must be at least " + sum);
        }
        if (r.known() && o.known() && r.value() > o.value()) {
            if (r.given()) {
                problems.add(r.key(), r.shown() + "; it must be at most " + o.reference());
            } else {
                String rule = "; it must be at least " + r.reference();
                problems.add(o.key(), o.shown() + rule + "; make that shorter, too");
            }
        }
    }
}
