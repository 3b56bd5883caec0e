package dev.recon.bench;

import dev.recon.bench.Lab.RunFailed;
import dev.recon.bench.report.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every entry as often as wanted, in turn, so that whatever the machine does beside it meets
 * all of them alike.
 */
final class Series {

    private final Lab lab;
    private final PrintWriter err;
    private int failures;

    Series(Lab lab, PrintWriter err) {
        this.lab = lab;
        this.err = err;
    }

    /** In the order of the entries; those of which no run succeeded are left out. */
    List<Result> run(List<Entry> entries, int runs) throws IOException, InterruptedException {
        Map<String, List<Map<String, Double>>> all = new LinkedHashMap<>();
        entries.forEach(entry -> all.put(entry.label(), new ArrayList<>()));
        for (int run = 1; run <= runs; run++) {
            for (Entry entry : entries) {
                Map<String, Double> figures = measure(entry);
                if (figures != null) {
                    all.get(entry.label()).add(figures);
                    say("run " + run + " of " + runs, entry, figures);
                }
            }
        }
        for (Entry entry : entries) {
            List<Map<String, Double>> measured = all.get(entry.label());
            if (entry.contender().isJob() && !measured.isEmpty()) {
                addState(entry, measured.get(measured.size() - 1));
            }
        }
        return all.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new Result(each.getKey(), each.getValue()))
                .toList();
    }

    private void addState(Entry entry, Map<String, Double> to)
            throws IOException, InterruptedException {
        Map<String, Double> figures = measure(entry.watched());
        if (figures != null) {
            say("watched", entry, figures);
            figures.keySet().retainAll(Figures.OF_STATE);
            to.putAll(figures);
        }
    }

    /** Null when the run failed. */
    private Map<String, Double> measure(Entry entry) throws IOException, InterruptedException {
        try {
            return lab.measure(entry);
        } catch (RunFailed e) {
            failures++;
            err.println("recon bench: " + e.getMessage());
            err.flush();
            return null;
        }
    }

    /** How many runs came to no usable end. */
    int failures() {
        return failures;
    }

    private void say(String which, Entry entry, Map<String, Double> figures) {
        err.printf(
                "recon bench: %s, %s: %.1f s, %,.0f records/s, %.2f CPU s per million%n",
                which,
                entry.label(),
                figures.get(Figures.WALL_SECONDS),
                figures.get(Figures.RECORDS_PER_SECOND),
                figures.get(Figures.CPU_PER_MILLION_IN));
        err.flush();
    }
}
