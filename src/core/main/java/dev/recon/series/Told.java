package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.FillMethod;
import dev.recon.fill.SensorFills;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A fill that was told and may still be revised or withdrawn. */
final class Told {

    /** Of a reading that was expected only after its turn. */
    static final long NO_SLOT = -1;

    /** What is less of a value is rounding: the sensor has never moved. */
    private static final double NO_WIDTH = 1e-12;

    private static final int DIGITS = 3;
    private static final double LOG_OF_2 = 0.30103;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
    };
    private static final double LARGEST_WHOLE = 1L << 53;

    private static final FillMethod[] METHODS = FillMethod.values();
    private static final Fill.Reason[] REASONS = Fill.Reason.values();
    private static final Fill.Status[] STATUSES = Fill.Status.values();

    final Fill fill = new Fill();

    /** Its place, as {@link SensorFills} numbers it. */
    long slot = NO_SLOT;

    /** Whether it was said with readings whose turn had not come: see {@link Foresight}. */
    boolean isForeseen;

    /** Whether there is more to say than was said. */
    boolean isUntold;

    Told(byte[] id, long timeMillis, Fill.Reason reason) {
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
        double scale = scale(sd, Math.max(Math.abs(lower), Math.abs(upper)));
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

    /** A power of ten; NaN where a double has no such digits. */
    private static double scale(double sd, double largest) {
        int digits = DIGITS - (int) Math.floor((Math.getExponent(sd) + 1) * LOG_OF_2);
        double scale = digits < POWERS.length ? POWERS[Math.max(digits, 0)] : Double.NaN;
        return largest * scale < LARGEST_WHOLE ? scale : Double.NaN;
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
        SeriesCodec.writeBytes(out, fill.id);
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

    static Told read(DataInput in) throws IOException {
        byte[] id = SeriesCodec.readBytes(in);
        Told read = new Told(id, in.readLong(), REASONS[in.readByte()]);
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
