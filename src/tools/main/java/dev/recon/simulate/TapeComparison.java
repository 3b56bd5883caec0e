package dev.recon.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether what came out is what should have. Rows of one {@code at} may come in any order, but a
 * row that is there twice is not the same as one; numbers agree to 1e-9; an actual row may say more
 * than was expected.
 */
public final class TapeComparison {

    private static final double TOLERANCE = 1e-9;

    private TapeComparison() {}

    /**
     * The first difference in order of {@code at}, on one line for a person; empty when the rows
     * agree.
     */
    public static Optional<String> firstDifference(List<TapeRow> expected, List<TapeRow> actual) {
        Map<Long, Rows> byTime = new TreeMap<>();
        expected.forEach(
                row -> byTime.computeIfAbsent(row.at(), at -> new Rows()).expected.add(row));
        actual.forEach(row -> byTime.computeIfAbsent(row.at(), at -> new Rows()).actual.add(row));
        return byTime.values().stream()
                .map(Rows::firstDifference)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Reads the rows of a file. */
    public static List<TapeRow> readRows(Path file) {
        List<TapeRow> rows = new ArrayList<>();
        List<String> lines = TapeJson.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(readRow(file.toString(), i + 1, lines.get(i)));
            }
        }
        return rows;
    }

    private static TapeRow readRow(String file, int line, String text) {
        JsonNode row = TapeJson.object(file, line, text);
        if (!row.path("at").canConvertToLong()
                || !row.path("topic").isTextual()
                || !row.path("key").isTextual()
                || !row.path("value").isObject()) {
            throw new TapeException(file, line, "a row needs at, topic, key and value");
        }
        return new TapeRow(
                row.get("at").longValue(),
                row.get("topic").textValue(),
                row.get("key").textValue(),
                row.get("value"));
    }

    /** The rows of one time. */
    private static final class Rows {
        final List<TapeRow> expected = new ArrayList<>();
        final List<TapeRow> actual = new ArrayList<>();

        Optional<String> firstDifference() {
            List<TapeRow> missing = new ArrayList<>();
            List<TapeRow> left = new ArrayList<>(actual);
            // A row that says much is matched before one that says little, and would agree with
            // more.
            expected.sort(Comparator.comparingInt((TapeRow row) -> row.value().size()).reversed());
            for (TapeRow row : expected) {
                if (!removeFirstThatAgrees(left, row)) {
                    missing.add(row);
                }
            }
            if (missing.isEmpty()) {
                return left.stream().findFirst().map(row -> "not expected: " + row.toJson());
            }
            return Optional.of(describe(missing.get(0), left));
        }

        private static boolean removeFirstThatAgrees(List<TapeRow> rows, TapeRow expected) {
            for (Iterator<TapeRow> i = rows.iterator(); i.hasNext(); ) {
                if (differingField(expected, i.next()) == null) {
                    i.remove();
                    return true;
                }
            }
            return false;
        }

        private static String describe(TapeRow expected, List<TapeRow> left) {
            for (TapeRow row : left) {
                if (sameKey(expected, row)) {
                    String field = differingField(expected, row);
                    return "at %d %s %s: %s should be %s and is %s"
                            .formatted(
                                    row.at(),
                                    row.topic(),
                                    row.key(),
                                    field,
                                    expected.value().get(field),
                                    row.value().has(field) ? row.value().get(field) : "not there");
                }
            }
            return "did not come: " + expected.toJson();
        }
    }

    private static boolean sameKey(TapeRow a, TapeRow b) {
        return a.topic().equals(b.topic()) && a.key().equals(b.key());
    }

    /**
     * The first field of the expected value that is not so in the actual one; null when all are.
     */
    private static String differingField(TapeRow expected, TapeRow actual) {
        if (!sameKey(expected, actual)) {
            return "key";
        }
        for (Map.Entry<String, JsonNode> field : expected.value().properties()) {
            JsonNode other = actual.value().get(field.getKey());
            if (other == null || !field.getValue().equals(TapeComparison::compare, other)) {
                return field.getKey();
            }
        }
        return null;
    }

    private static int compare(JsonNode a, JsonNode b) {
        if (!a.isNumber() || !b.isNumber()) {
            return a.equals(b) ? 0 : 1;
        }
        // Exactly first: a difference of doubles says nothing of large integers or of 1e400.
        if (a.decimalValue().compareTo(b.decimalValue()) == 0) {
            return 0;
        }
        boolean integers = a.isIntegralNumber() && b.isIntegralNumber();
        return !integers && Math.abs(a.doubleValue() - b.doubleValue()) <= TOLERANCE ? 0 : 1;
    }
}
