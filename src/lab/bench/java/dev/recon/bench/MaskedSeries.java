package dev.recon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A series of which readings are hidden, in several ways.
 *
 * @param values NaN where there is none
 * @param masks the names of these ways
 * @param hidden for each, which slots
 */
record MaskedSeries(double[] values, List<String> masks, List<BitSet> hidden) {

    static MaskedSeries read(Path series, Path mask) throws IOException {
        List<String> lines = Files.readAllLines(series);
        double[] values = new double[lines.size() - 1];
        for (int i = 0; i < values.length; i++) {
            String line = lines.get(i + 1).strip();
            values[i] = line.isEmpty() ? Double.NaN : Double.parseDouble(line);
        }
        if (!Files.exists(mask)) {
            return new MaskedSeries(values, List.of(), List.of());
        }
        List<String> rows = Files.readAllLines(mask);
        List<String> names = List.of(rows.get(0).strip().split(","));
        List<BitSet> hidden = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            hidden.add(new BitSet());
        }
        for (int slot = 0; slot + 1 < rows.size(); slot++) {
            String[] cells = rows.get(slot + 1).split(",", -1);
            for (int column = 0; column < names.size(); column++) {
                hidden.get(column).set(slot, cells[column].strip().equals("1"));
            }
        }
        return new MaskedSeries(values, names, hidden);
    }

    int size() {
        return values.length;
    }

    double value(int slot) {
        return values[slot];
    }

    /** NaN where there is none, or a mask of that name hides it. */
    double shown(int slot, String mask) {
        int number = masks.indexOf(mask);
        boolean isThere = slot < values.length && (number < 0 || !isHidden(slot, number));
        return isThere ? values[slot] : Double.NaN;
    }

    boolean isHidden(int slot, int mask) {
        return hidden.get(mask).get(slot);
    }
}
