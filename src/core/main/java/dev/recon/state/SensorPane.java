package dev.recon.state;

/**
 * The readings of a sensor in a pane, in a {@link SensorBlock}.
 *
 * @param min positive infinity when there are none
 * @param max negative infinity when there are none
 * @param checked fills of the pane that were withdrawn with a reading
 * @param inside how many of those readings were within their interval
 */
public record SensorPane(
        long startMillis,
        long count,
        double min,
        double max,
        Sum values,
        Sum squares,
        long checked,
        long inside,
        Sum absoluteErrors) {

    static final int BYTES = 8 + 3 * 8 + 3 * Sum.BYTES + 2 * 8;

    /** A sum in three parts, each the rounding error of the one before. */
    public record Sum(double sum, double error, double errorOfError) {

        private static final int BYTES = 3 * 8;

        private void write(BlockWriter out) {
            out.putDouble(sum).putDouble(error).putDouble(errorOfError);
        }

        private static Sum read(BlockReader in) {
            return new Sum(in.getDouble(), in.getDouble(), in.getDouble());
        }
    }

    void write(BlockWriter out) {
        out.putLong(startMillis).putLong(count).putDouble(min).putDouble(max);
        values.write(out);
        squares.write(out);
        out.putLong(checked).putLong(inside);
        absoluteErrors.write(out);
    }

    static SensorPane read(BlockReader in) {
        return new SensorPane(
                in.getLong(),
                in.getLong(),
                in.getDouble(),
                in.getDouble(),
                Sum.read(in),
                Sum.read(in),
                in.getLong(),
                in.getLong(),
                Sum.read(in));
    }
}
