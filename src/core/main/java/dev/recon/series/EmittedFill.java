package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SensorFills;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A fill that was emitted, or is about to be, and may still be revised or withdrawn. */
final class EmittedFill {

    /** Of a reading that was expected only after its release. */
    static final long NO_SLOT = -1;

    /** What is less of a value is rounding: the sensor has never moved. */
    private static final double NO_WIDTH = 1e-12;

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

    void write(DataOutput out) throws IOException {
        ByteStrings.write(out, fill.id);
        out.writeLong(fill.timeMillis);
        out.writeByte(fill.reason.ordinal());
        out.writeBoolean(isForeseen);
        out.writeByte(fill.status.ordinal());
        out.writeLong(slot);
        out.writeDouble(fill.value);
        out.writeDouble(fill.sd);
        out.writeDouble(fill.lower);
        out.writeDouble(fill.upper);
        out.writeByte(fill.method.ordinal());
        out.writeInt(fill.readingsAfter);
        out.writeInt(fill.revision);
    }

    static EmittedFill read(DataInput in) throws IOException {
        byte[] id = ByteStrings.read(in);
        EmittedFill read = new EmittedFill(id, in.readLong(), REASONS[in.readByte()]);
        read.isForeseen = in.readBoolean();
        read.fill.status = STATUSES[in.readByte()];
        read.slot = in.readLong();
        double value = in.readDouble();
        double sd = in.readDouble();
        double lower = in.readDouble();
        double upper = in.readDouble();
        FillMethod method = METHODS[in.readByte()];
        read.setAll(value, sd, lower, upper, method, in.readInt());
        read.fill.revision = in.readInt();
        return read;
    }
}
