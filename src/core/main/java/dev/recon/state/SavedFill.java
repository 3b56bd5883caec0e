package dev.recon.state;

/**
 * A fill as it was emitted last, in a {@link SensorBlock}.
 *
 * @param reason by number: 0 missing, 1 invalid
 * @param isForeseen whether it was made with readings that had not been learned from
 * @param status by number: 0 provisional, 1 revised, 2 withdrawn
 * @param slot its place among the readings of the sensor; -1 for none
 * @param sd standard deviation; NaN where there is no fill, as in value and bounds
 * @param method by number: 0 auto, 1 hold-last, 2 linear, 3 daily-profile, 4 random-draw, 5 none
 * @param readingsAfter how many later readings it was made with; 0 to 8
 * @param revision 1 or more
 */
public record SavedFill(
        byte[] id,
        long timeMillis,
        int reason,
        boolean isForeseen,
        int status,
        long slot,
        double value,
        double sd,
        double lower,
        double upper,
        int method,
        int readingsAfter,
        int revision) {

    public static final int LAST_REASON = 1;
    public static final int LAST_STATUS = 2;
    public static final int LAST_METHOD = 5;
    static final int LEAST_BYTES = 4 + 8 + 3 + 8 + 4 * 8 + 1 + 4 + 4;

    void write(BlockWriter out) {
        out.putBytes(id).putLong(timeMillis).putByte(reason).putBoolean(isForeseen);
        out.putByte(status).putLong(slot);
        out.putDouble(value).putDouble(sd).putDouble(lower).putDouble(upper);
        out.putByte(method).putInt(readingsAfter).putInt(revision);
    }

    static SavedFill read(BlockReader in) {
        return new SavedFill(
                in.getBytes(),
                in.getLong(),
                in.getNumber(LAST_REASON),
                in.getBoolean(),
                in.getNumber(LAST_STATUS),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getNumber(LAST_METHOD),
                in.getInt(),
                in.getInt());
    }
}
