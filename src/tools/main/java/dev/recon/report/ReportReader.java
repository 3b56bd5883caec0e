package dev.recon.report;

import dev.recon.config.KafkaConfig;
import dev.recon.core.Routes;
import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.rows.SeriesRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Makes the model of a report by reading the topics up to three times: for the figures of all
 * sensors, for the times of the readings of the sensor that is drawn, and for its rows of the
 * stretch. In this way little is kept: some two hundred bytes for a reading that was not measured
 * in time, and, of the sensor that is drawn alone, eight for one that was.
 */
public final class ReportReader {

    private final Request request;
    private final LegRows rows;
    private final Map<String, SourceTally> tallies = new HashMap<>();

    /**
     * What is asked for.
     *
     * @param source null for the one with most synthetic readings
     * @param fromMillis null for as early as there is anything; with {@code toMillis} null too, the
     *     stretch around the longest gap
     */
    public record Request(
            Routes.Leg leg, String source, Long fromMillis, Long toMillis, Truths truths) {

        boolean namesStretch() {
            return fromMillis != null || toMillis != null;
        }

        Stretch stretch() {
            return new Stretch(
                    fromMillis == null ? Long.MIN_VALUE : fromMillis,
                    toMillis == null ? Long.MAX_VALUE : toMillis);
        }
    }

    private ReportReader(Request request, LegRows rows) {
        this.request = request;
        this.rows = rows;
    }

    /**
     * @param looked counts the records that are read
     * @throws NothingToShow when there is nothing of what is asked for
     * @throws dev.recon.kafka.TopicException when there is no series
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer
     */
    public static ReportModel read(
            KafkaConfig kafka, ReportTopics topics, Request request, AtomicLong looked) {
        return new ReportReader(request, new LegRows(kafka, topics, request.leg(), looked)).read();
    }

    private ReportModel read() {
        Times measured = new Times();
        boolean timesToo = request.source() != null && !request.namesStretch();
        tally(timesToo ? measured : null);
        List<SourceSummary> sources =
                tallies.values().stream()
                        .map(tally -> tally.summary(request.truths()))
                        .sorted(SourceSummary.WORST_FIRST)
                        .toList();
        String leftOut = rows.leftOut().inWords();
        SourceSummary shown =
                sources.stream().min(SourceSummary.MOST_SYNTHETIC_FIRST).orElseThrow(this::nothing);
        Stretch stretch =
                request.namesStretch()
                        ? request.stretch()
                        : aroundLongestGap(shown.source(), timesToo ? measured : null);
        Scene scene = scene(shown.source(), stretch);
        List<SeriesRow> readings = scene.readings();
        List<FillMark> marks = scene.marks(shown.source(), request.truths());
        if (readings.isEmpty() && marks.isEmpty()) {
            throw new NothingToShow(
                    "The source " + shown.source() + " has no readings in that stretch");
        }
        return new ReportModel(request.leg(), sources, shown, readings, marks, leftOut);
    }

    private NothingToShow nothing() {
        Routes.Leg leg = request.leg();
        return new NothingToShow(
                "There are no readings "
                        + (request.source() == null
                                ? ""
                                : "of the source " + request.source() + " ")
                        + "in the control "
                        + leg.control()
                        + ", output "
                        + leg.output()
                        + (request.source() == null
                                ? " yet: a reading is written once it is decided"
                                : ". A reading is written once it is decided; without --source the"
                                        + " report lists all sources"));
    }

    private void tally(Times measured) {
        rows.series(
                request.source(),
                (partition, row) -> {
                    boolean counted = of(row.source()).series(partition, row);
                    if (counted && measured != null) {
                        measured.add(row.eventTimeMillis());
                    }
                });
        rows.fills(request.source(), (partition, row) -> of(row.source()).fill(row));
    }

    private SourceTally of(String source) {
        return tallies.computeIfAbsent(source, SourceTally::new);
    }

    private Stretch aroundLongestGap(String source, Times known) {
        Times measured = known;
        if (measured == null) {
            Times found = new Times();
            rows.series(
                    source,
                    (partition, row) -> {
                        if (row.quality() == Quality.GOOD) {
                            found.add(row.eventTimeMillis());
                        }
                    });
            measured = found;
        }
        Map<String, Unmeasured> unmeasured = tallies.get(source).unmeasured();
        long[] filled = times(unmeasured, Unmeasured::isSynthetic);
        long[] corrected = times(unmeasured, Unmeasured::isCorrected);
        if (filled.length == 0) {
            return Stretch.aroundLongestGap(measured.sorted(), corrected);
        }
        for (long each : corrected) {
            measured.add(each);
        }
        return Stretch.aroundLongestGap(measured.sorted(), filled);
    }

    private static long[] times(Map<String, Unmeasured> all, Predicate<Unmeasured> which) {
        return all.values().stream()
                .filter(which)
                .mapToLong(each -> each.timeMillis)
                .sorted()
                .toArray();
    }

    private Scene scene(String source, Stretch stretch) {
        Scene scene = new Scene(stretch);
        rows.series(source, (partition, row) -> scene.series(row));
        rows.fills(source, (partition, row) -> scene.fill(row));
        return scene;
    }

    /** Times in a growing array. */
    private static final class Times {
        private long[] millis = new long[1024];
        private int size;

        void add(long time) {
            if (size == millis.length) {
                millis = Arrays.copyOf(millis, size * 2);
            }
            millis[size++] = time;
        }

        /** Each once. */
        long[] sorted() {
            Arrays.sort(millis, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || millis[i] != millis[kept - 1]) {
                    millis[kept++] = millis[i];
                }
            }
            return Arrays.copyOf(millis, kept);
        }
    }
}
