package dev.recon.rows;

import dev.recon.core.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is missing or unexpected in the end: of each id and event time what the last event about it
 * says, by (epoch, offset), whatever the order in which they come. Not thread safe.
 *
 * <p>An EXPLAINED names the expected time, and so may name another than the UNEXPECTED that it
 * takes back, whose record was skewed. It then takes back the one of its id that is nearest in
 * time.
 */
public final class NetExceptions {

    private final Map<ItemKey, SortedMap<Long, Last>> missing = new LinkedHashMap<>();
    private final Map<ItemKey, SortedMap<Long, Last>> unexpected = new LinkedHashMap<>();

    /**
     * The last event about one id and time.
     *
     * @param isOpen whether it says that something is wrong
     * @param wasOpen whether any did
     */
    private record Last(ExceptionRow row, long offset, boolean isOpen, boolean wasOpen) {

        boolean isAfter(Last other) {
            return row.epoch() != other.row.epoch()
                    ? row.epoch() > other.row.epoch()
                    : offset >= other.offset;
        }
    }

    /**
     * @param offset of its record; rows of one key are in one partition, so it orders them
     */
    public void add(ExceptionRow row, long offset) {
        switch (row.type()) {
            case MISSING, FOUND -> add(missing, row, offset, row.type() == Verdicts.Type.MISSING);
            case UNEXPECTED, EXPLAINED ->
                    add(unexpected, row, offset, row.type() == Verdicts.Type.UNEXPECTED);
            default -> {
                // The others are not taken back.
            }
        }
    }

    private static void add(
            Map<ItemKey, SortedMap<Long, Last>> to, ExceptionRow row, long offset, boolean isOpen) {
        to.computeIfAbsent(row.key(), any -> new TreeMap<>())
                .merge(
                        row.eventTimeMillis(),
                        new Last(row, offset, isOpen, isOpen),
                        NetExceptions::last);
    }

    private static Last last(Last known, Last more) {
        Last later = more.isAfter(known) ? more : known;
        return new Last(later.row, later.offset, later.isOpen, known.wasOpen || more.wasOpen);
    }

    /** The MISSING that have not been found. */
    public List<ExceptionRow> missing() {
        return open(missing);
    }

    /** The UNEXPECTED that have not been explained. */
    public List<ExceptionRow> unexpected() {
        return unexpected.values().stream()
                .flatMap(NetExceptions::unexplained)
                .map(Last::row)
                .toList();
    }

    private static List<ExceptionRow> open(Map<ItemKey, SortedMap<Long, Last>> all) {
        return all.values().stream().flatMap(NetExceptions::open).map(Last::row).toList();
    }

    private static Stream<Last> open(SortedMap<Long, Last> byTime) {
        return byTime.values().stream().filter(Last::isOpen);
    }

    private static Stream<Last> unexplained(SortedMap<Long, Last> byTime) {
        List<Last> open = new ArrayList<>(open(byTime).toList());
        byTime.forEach(
                (time, last) -> {
                    if (!last.wasOpen) {
                        takeBackNearest(open, last, time);
                    }
                });
        return open.stream();
    }

    private static void takeBackNearest(List<Last> open, Last by, long time) {
        Last nearest = null;
        for (Last each : open) {
            if (by.isAfter(each)
                    && (nearest == null || distance(each, time) < distance(nearest, time))) {
                nearest = each;
            }
        }
        open.remove(nearest);
    }

    private static long distance(Last last, long time) {
        return Math.abs(last.row.eventTimeMillis() - time);
    }
}
