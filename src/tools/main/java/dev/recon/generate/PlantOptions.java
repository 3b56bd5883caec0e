package dev.recon.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/**
 * What the simulated plant is like and what goes wrong in it. Every option is declared here once,
 * for the command line and for callers in the same process alike; shares are between 0 and 1.
 */
public final class PlantOptions {

    @Option(names = "--sources", paramLabel = "N", description = "How many sensors the plant has.")
    public int sources = 100;

    @Option(
            names = "--records",
            paramLabel = "N",
            description =
                    "How many events, which is how many audit records, duplicates not counted.")
    public Long records;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description =
                    "How much event time; with --rate max it may be given beside --records. "
                            + "With neither, the plant runs until it is stopped.")
    public Span duration;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = Rate.Converter.class,
            description =
                    "Events a second (250), an hour (1000000/h), in real time; or max, as fast as possible.")
    public Rate rate = Rate.DEFAULT;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Same seed, same data and same faults.")
    public long seed = 1;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description =
                    "Event time of the first event, like 2026-11-20T10:00:00Z "
                            + "(default: now; with --rate max so that the last event is now).")
    public Instant start;

    @Option(
            names = "--hot",
            paramLabel = "SHARE",
            description = "Events that come from the first sensor; the others share the rest.")
    public double hot = 0;

    @Option(
            names = "--missing",
            paramLabel = "SHARE",
            description = "Readings that are never written.")
    public double missing = 0.10;

    @Option(
            names = "--out-of-range",
            paramLabel = "SHARE",
            description =
                    "Readings that arrive with a value outside of 50 to 55, or with none that is a number.")
    public double outOfRange = 0.05;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Records written twice, on both streams.")
    public double duplicates = 0.01;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            description = "Readings that come later than --disorder.")
    public double late = 0.01;

    @Option(
            names = "--late-audits",
            paramLabel = "SHARE",
            description = "Audit records that come later than --disorder.")
    public double lateAudits = 0;

    @Option(
            names = "--late-by",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How long after their event time late records come at most.")
    public Span lateBy = Span.minutes(5);

    @Option(
            names = "--disorder",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How long after their event time all other records come at most.")
    public Span disorder = Span.seconds(30);

    @Option(
            names = "--malformed",
            paramLabel = "SHARE",
            description = "Broken records on both streams, in addition to the good ones.")
    public double malformed = 0.001;

    @Option(
            names = "--skew",
            paramLabel = "SHARE",
            description = "Readings with another time than their audit record.")
    public double skew = 0;

    @Option(
            names = "--skew-by",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How far that time is off at most, either way.")
    public Span skewBy = Span.seconds(5);

    @Option(
            names = "--unexpected",
            paramLabel = "SHARE",
            description = "Readings that nobody expected, in addition to the others.")
    public double unexpected = 0.001;

    @Option(
            names = "--noop",
            paramLabel = "SHARE",
            description = "Readings that only say that the event was deliberately filtered out.")
    public double noop = 0;

    @Option(
            names = "--silent-sensors",
            paramLabel = "N",
            description =
                    "Sensors whose readings stop for a stretch; their audit records continue.")
    public int silentSensors = 0;

    @Option(
            names = "--silent-for",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description = "How long a silent sensor is silent.")
    public Span silentFor = Span.minutes(5);

    @Option(
            names = "--silent-stream",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "STREAM@FROM+LENGTH",
            converter = SilentStretch.Converter.class,
            description =
                    "A stretch in which nothing is written to a whole stream and what would have been is lost, "
                            + "like sensor@10min+2min; may be given more than once.")
    public List<SilentStretch> silentStreams = new ArrayList<>();

    @Option(
            names = "--heartbeats",
            paramLabel = "TIME",
            converter = Span.Converter.class,
            description =
                    "Write a heartbeat to every partition of both streams this often (default: never).")
    public Span heartbeats;

    @Option(
            names = "--uneven",
            description = "Fill the partitions unevenly: the first gets more than half.")
    public boolean uneven;

    /**
     * How many times faster than the clock's the plant's time goes; 0 for as {@link #rate} says.
     * For callers in the same process, with rate max and both records and duration given.
     */
    public double speed = 0;

    /** Partitions of the two topics; of no meaning for files. */
    public int sensorPartitions = 4;

    public int auditPartitions = 4;

    /**
     * How many events there will be; {@code Long.MAX_VALUE} when the plant runs until it is
     * stopped.
     */
    public long events() {
        if (records != null) {
            return records;
        }
        return duration == null
                ? Long.MAX_VALUE
                : (long) (duration.millis() / 1000.0 * eventsPerSecond());
    }

    /** How dense events are in event time. */
    public double eventsPerSecond() {
        if (!rate.isMax()) {
            return rate.perSecond();
        }
        return records != null && duration != null
                ? records * 1000.0 / duration.millis()
                : Rate.DEFAULT.perSecond();
    }

    /**
     * Event time from the first event to the last; {@code Long.MAX_VALUE} when there is no last.
     */
    long lengthMillis() {
        return events() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : (long) Math.ceil(events() * 1000.0 / eventsPerSecond());
    }

    long startMillis(long nowMillis) {
        if (start != null) {
            return start.toEpochMilli();
        }
        return rate.isMax()
                ? nowMillis - lengthMillis() - (skew > 0 ? skewBy.millis() : 0)
                : nowMillis;
    }

    /** Everything that is wrong with the options; empty when the plant can run. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        check(problems, sources > 0, "--sources must be at least 1");
        check(problems, hot == 0 || sources > 1, "--hot needs --sources of at least 2");
        check(problems, records == null || records >= 0, "--records must not be negative");
        check(
                problems,
                duration == null || duration.millis() > 0,
                "--duration must be longer than nothing");
        check(
                problems,
                !rate.isMax() || records != null || duration != null,
                "--rate max needs --records or --duration, or it would never end");
        check(
                problems,
                rate.isMax() || records == null || duration == null,
                "--records and --duration together need --rate max: a rate already says how long records take");
        checkShares(problems);
        check(
                problems,
                late == 0 && lateAudits == 0 || lateBy.millis() > disorder.millis(),
                "--late-by (" + lateBy + ") must be longer than --disorder (" + disorder + ")");
        check(problems, skew == 0 || skewBy.millis() > 0, "--skew-by must be longer than nothing");
        check(
                problems,
                silentSensors >= 0 && silentSensors <= sources,
                "--silent-sensors must be 0 to --sources");
        check(
                problems,
                heartbeats == null || heartbeats.millis() > 0,
                "--heartbeats must be longer than nothing");
        check(
                problems,
                sensorPartitions > 0 && auditPartitions > 0,
                "--partitions must be at least 1");
        check(
                problems,
                start == null || start.toEpochMilli() > skewBy.millis(),
                "--start must be after 1970");
        return problems;
    }

    private void checkShares(List<String> problems) {
        double[] shares = {
            hot,
            missing,
            outOfRange,
            duplicates,
            late,
            lateAudits,
            malformed,
            skew,
            unexpected,
            noop
        };
        String[] names = {
            "hot",
            "missing",
            "out-of-range",
            "duplicates",
            "late",
            "late-audits",
            "malformed",
            "skew",
            "unexpected",
            "noop"
        };
        for (int i = 0; i < shares.length; i++) {
            check(
                    problems,
                    shares[i] >= 0 && shares[i] <= 1,
                    "--" + names[i] + " must be between 0 and 1");
        }
    }

    private static void check(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
