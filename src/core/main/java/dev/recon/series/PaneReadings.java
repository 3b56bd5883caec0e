package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.WindowSummary;
import dev.recon.state.SensorPane;
import java.util.List;

/** What was measured of one sensor in one pane, or several, and how good its fills were. */
final class PaneReadings {

    private Moments real = new Moments();
    private long checked;
    private long inside;
    private final PreciseSum absoluteErrors = new PreciseSum();

    void add(double value) {
        real.add(value);
    }

    /** A fill whose reading has turned up. */
    void check(Fill withdrawn) {
        double error = Math.abs(withdrawn.error());
        if (Double.isFinite(error)) {
            checked++;
            absoluteErrors.add(error);
            boolean isInside =
                    withdrawn.lower <= withdrawn.actual && withdrawn.actual <= withdrawn.upper;
            inside += isInside ? 1 : 0;
        }
    }

    PaneReadings plus(PaneReadings other) {
        PaneReadings both = new PaneReadings();
        for (PaneReadings each : List.of(this, other)) {
            both.real.add(each.real);
            both.checked += each.checked;
            both.inside += each.inside;
            both.absoluteErrors.add(each.absoluteErrors);
        }
        return both;
    }

    /**
     * @param standing the fills of that time that were not withdrawn
     */
    WindowSummary summary(Iterable<Fill> standing) {
        Moments filled = real.copy();
        long fills = 0;
        for (Fill fill : standing) {
            if (fill.method != FillMethod.NONE) {
                filled.add(fill.value);
                fills++;
            }
        }
        return new WindowSummary(
                real.aggregate(),
                filled.aggregate(),
                fills,
                checked,
                checked == 0 ? Double.NaN : absoluteErrors.mean(checked),
                checked == 0 ? Double.NaN : (double) inside / checked);
    }

    SensorPane save(long startMillis) {
        return real.save(startMillis, checked, inside, absoluteErrors.save());
    }

    static PaneReadings restore(SensorPane saved) {
        PaneReadings restored = new PaneReadings();
        restored.real = Moments.restore(saved);
        restored.checked = saved.checked();
        restored.inside = saved.inside();
        restored.absoluteErrors.restore(saved.absoluteErrors());
        return restored;
    }
}
