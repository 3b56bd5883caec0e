package dev.recon.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All runs of one entry, figure by figure. */
public record Result(String label, List<Map<String, Double>> runs) {

    /** Of the runs that have the figure; empty when none has. */
    public OptionalDouble median(String figure) {
        double[] sorted = sorted(figure);
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    public OptionalDouble lowest(String figure) {
        return Arrays.stream(sorted(figure)).min();
    }

    public OptionalDouble highest(String figure) {
        return Arrays.stream(sorted(figure)).max();
    }

    /** The median of every figure that any run has. */
    public Map<String, Double> medians() {
        Set<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(run.keySet()));
        Map<String, Double> medians = new TreeMap<>();
        names.forEach(name -> median(name).ifPresent(value -> medians.put(name, value)));
        return medians;
    }

    private double[] sorted(String figure) {
        return runs.stream()
                .filter(run -> run.containsKey(figure))
                .mapToDouble(run -> run.get(figure))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }
}
