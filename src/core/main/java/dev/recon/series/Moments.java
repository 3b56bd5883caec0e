package dev.recon.series;

import dev.recon.fill.WindowSummary.Aggregate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Count, extremes, mean and deviation of values that are added in any order. */
final class Moments {

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private final PreciseSum sum = new PreciseSum();
    private final PreciseSum squares = new PreciseSum();

    void add(double value) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum.add(value);
        squares.addSquare(value);
    }

    void add(Moments other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum.add(other.sum);
        squares.add(other.squares);
    }

    Moments copy() {
        Moments copy = new Moments();
        copy.count = count;
        copy.min = min;
        copy.max = max;
        copy.sum.set(sum);
        copy.squares.set(squares);
        return copy;
    }

    Aggregate aggregate() {
        if (count == 0) {
            return new Aggregate(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double deviation = count < 2 ? Double.NaN : squares.deviation(sum, count);
        return new Aggregate(count, min, max, sum.mean(count), deviation);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(min);
        out.writeDouble(max);
        sum.write(out);
        squares.write(out);
    }

    static Moments read(DataInput in) throws IOException {
        Moments read = new Moments();
        read.count = in.readLong();
        read.min = in.readDouble();
        read.max = in.readDouble();
        read.sum.read(in);
        read.squares.read(in);
        return read;
    }
}
