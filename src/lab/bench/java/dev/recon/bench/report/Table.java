package dev.recon.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells under headers, as Markdown that reads well in a terminal too. */
public final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    public Table(String... headers) {
        lines.add(List.of(headers));
    }

    /** As many cells as there are headers. */
    public void add(String... cells) {
        if (cells.length != lines.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + lines.get(0).size() + " columns");
        }
        lines.add(List.of(cells));
    }

    /** The first column is text, the others are numbers. */
    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(Math.max(widths[i], 3), line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            append(text, lines.get(line), widths);
            if (line == 0) {
                rule(text, widths);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            text.append(' ')
                    .append(i == 0 ? cells.get(i) + padding : padding + cells.get(i))
                    .append(" |");
        }
        text.append('\n');
    }

    private static void rule(StringBuilder text, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            text.append(' ')
                    .append("-".repeat(i == 0 ? widths[i] : widths[i] - 1))
                    .append(i == 0 ? " |" : ": |");
        }
        text.append('\n');
    }
}
