package dev.recon.series;

import dev.recon.fill.WindowSummary.Aggregate;
import dev.recon.state.SensorPane;

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

    /** With what is known of the fills of the window. */
    SensorPane save(long startMillis, long checked, long inside, SensorPane.Sum errors) {
        return new SensorPane(
                startMillis, count, min, max, sum.save(), squares.save(), checked, inside, errors);
    }

    static Moments restore(SensorPane saved) {
        Moments restored = new Moments();
        restored.count = saved.count();
        restored.min = saved.min();
        restored.max = saved.max();
        restored.sum.restore(saved.values());
        restored.squares.restore(saved.squares());
        return restored;
    }
}
