package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SensorFills;
import dev.recon.state.SavedFill;

/** A fill that was emitted, or is about to be, and may still be revised or withdrawn. */
final class EmittedFill {

    /** Of a reading that was expected only after its release. */
    static final long NO_SLOT = -1;

    /** What is less of a value is rounding: the sensor has never moved. */
    private static final double NO_WIDTH = 1e-12;

    /** In state by number: {@link SavedFill} has as many of each. */
    private static final FillMethod[] METHODS = FillMethod.values();

    private static final Fill.Reason[] REASONS = Fill.Reason.values();
    private static final Fill.Status[] STATUSES = Fill.Status.values();

    final Fill fill = new Fill();

    /** Its place, as {@link SensorFills} numbers it. */
    long slot = NO_SLOT;

    /** Whether it was filled with readings that were not released: see {@link Foresight}. */
    boolean isForeseen;

    /** Whether it waits to be emitted anew. */
    boolean isQueued;

    EmittedFill(byte[] id, long timeMillis, Fill.Reason reason) {
        fill.id = id;
        fill.timeMillis = timeMillis;
        fill.reason = reason;
        fill.status = Fill.Status.PROVISIONAL;
        setNone();
    }

    /** There is no basis for a fill. */
    private void setNone() {
        setAll(Double.NaN, Double.NaN, Double.NaN, Double.NaN, FillMethod.NONE, 0);
    }

    /**
     * What is not finite is no fill. No more is said of a fill than about a thousandth of its
     * deviation: further digits would be invented, too.
     */
    void set(double value, double sd, double lower, double upper, FillMethod method, int after) {
        boolean none = method == FillMethod.NONE || !Double.isFinite(value + sd + lower + upper);
        if (none) {
            setNone();
            fill.readingsAfter = after;
            return;
        }
        if (sd < NO_WIDTH * Math.max(Math.abs(value), NO_WIDTH)) {
            setAll(value, 0, Math.min(lower, value), Math.max(upper, value), method, after);
            return;
        }
        double scale = Digits.scale(sd, Math.max(Math.abs(lower), Math.abs(upper)));
        if (Double.isNaN(scale)) {
            setAll(value, sd, lower, upper, method, after);
        } else {
            setAll(
                    Math.rint(value * scale) / scale,
                    Math.rint(sd * scale) / scale,
                    Math.floor(lower * scale) / scale,
                    Math.ceil(upper * scale) / scale,
                    method,
                    after);
        }
    }

    private void setAll(
            double value, double sd, double lower, double upper, FillMethod method, int after) {
        fill.value = value;
        fill.sd = sd;
        fill.lower = lower;
        fill.upper = upper;
        fill.method = method;
        fill.readingsAfter = after;
    }

    SavedFill save() {
        return new SavedFill(
                fill.id,
                fill.timeMillis,
                fill.reason.ordinal(),
                isForeseen,
                fill.status.ordinal(),
                slot,
                fill.value,
                fill.sd,
                fill.lower,
                fill.upper,
                fill.method.ordinal(),
                fill.readingsAfter,
                fill.revision);
    }

    static EmittedFill restore(SavedFill saved) {
        EmittedFill restored =
                new EmittedFill(saved.id(), saved.timeMillis(), REASONS[saved.reason()]);
        restored.isForeseen = saved.isForeseen();
        restored.fill.status = STATUSES[saved.status()];
        restored.slot = saved.slot();
        restored.setAll(
                saved.value(),
                saved.sd(),
                saved.lower(),
                saved.upper(),
                METHODS[saved.method()],
                saved.readingsAfter());
        restored.fill.revision = saved.revision();
        return restored;
    }
}
