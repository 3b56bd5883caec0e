package dev.recon.deadletter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts dead letters by stream, reason and field. */
public final class Census {

    private final Map<Kind, Tally> tallies = new HashMap<>();
    private final Set<Place> replayed;

    private record Kind(String stream, String reason, String field) {}

    private static final class Tally {
        private long letters;
        private long sentBack;
        private long firstMillis = Long.MAX_VALUE;
        private long lastMillis = Long.MIN_VALUE;
        private Place example;
    }

    /**
     * All letters of a kind.
     *
     * @param sentBack how many of their records have been sent back since
     * @param example the place of the latest
     */
    public record Row(
            String stream,
            String reason,
            String field,
            long letters,
            long sentBack,
            long firstMillis,
            long lastMillis,
            Place example) {}

    /**
     * @param replayed the places of the records that have been sent back
     */
    public Census(Set<Place> replayed) {
        this.replayed = replayed;
    }

    public void add(Letter letter) {
        Kind kind = new Kind(letter.stream(), letter.reason(), letter.field());
        Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
        tally.letters++;
        tally.sentBack += replayed.contains(letter.origin()) ? 1 : 0;
        tally.firstMillis = Math.min(tally.firstMillis, letter.timeMillis());
        if (letter.timeMillis() > tally.lastMillis) {
            tally.lastMillis = letter.timeMillis();
            tally.example = letter.place();
        }
    }

    /** The most frequent first. */
    public List<Row> rows() {
        return tallies.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(Row::letters)
                                .reversed()
                                .thenComparing(row -> row.toString()))
                .toList();
    }

    private static Row row(Kind kind, Tally tally) {
        return new Row(
                kind.stream,
                kind.reason,
                kind.field,
                tally.letters,
                tally.sentBack,
                tally.firstMillis,
                tally.lastMillis,
                tally.example);
    }
}
