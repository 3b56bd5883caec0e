package dev.recon.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.simulate.TapeRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What does not depend on when things were said. */
final class Outcomes {

    private Outcomes() {}

    /** Final metrics rows by key, without how they came about: revisions, and what was found. */
    static Map<String, String> of(List<TapeRow> rows) {
        return of(rows, List.of("revision", "found", "fills", "line", "epoch"));
    }

    /** The same without what was filled: that depends on the order in which readings were found. */
    static Map<String, String> withoutFills(List<TapeRow> rows) {
        return of(rows, List.of("revision", "found", "fills", "withFills", "line", "epoch"));
    }

    private static Map<String, String> of(List<TapeRow> rows, List<String> without) {
        Map<String, String> outcomes = new TreeMap<>();
        for (TapeRow row : rows) {
            if (row.topic().equals(TapeRow.METRICS) && row.value().path("final").asBoolean()) {
                ObjectNode outcome = row.value().deepCopy();
                outcome.remove(without);
                outcomes.put(row.key(), outcome.toString());
            }
        }
        return outcomes;
    }
}
