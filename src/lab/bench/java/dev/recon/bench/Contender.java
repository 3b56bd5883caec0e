package dev.recon.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to do the work, in a JVM of its own.
 *
 * @param main its class; peers are only known by name
 * @param arguments beside those that every contender gets
 */
record Contender(String name, String main, List<String> arguments, Libraries libraries) {

    static final Contender FLOOR = flink("floor", "dev.recon.bench.FloorContender");
    static final Contender JOB = flink("job", "dev.recon.bench.JobContender");

    /** The job with every lost reading filled. */
    private static final Contender FILLS =
            flink("job-fills", JOB.main, "--fills=" + JobOptions.Fills.FILLS);

    /** The job with the complete series emitted as well. */
    private static final Contender SERIES =
            flink("job-series", JOB.main, "--fills=" + JobOptions.Fills.SERIES);

    private static final String PEERS = "dev.recon.bench.peer.";

    static final List<Contender> ALL =
            List.of(
                    FLOOR,
                    flink("floor-jackson", FLOOR.main, "--decoder=jackson"),
                    JOB,
                    FILLS,
                    SERIES,
                    flink("keyed-state", PEERS + "KeyedStatePerId"),
                    new Contender(
                            "streams", PEERS + "StreamsJoin", List.of(), Libraries.KAFKA_STREAMS),
                    flink("sql-heap", PEERS + "SqlJoin", "--backend=heap"),
                    flink("sql-rocksdb", PEERS + "SqlJoin", "--backend=rocksdb"));

    /** Whether it is the job, set up in one way or another, whose answers can be checked. */
    boolean isJob() {
        return main.equals(JOB.main);
    }

    private static Contender flink(String name, String main, String... arguments) {
        return new Contender(name, main, List.of(arguments), Libraries.FLINK);
    }

    /**
     * @throws IllegalArgumentException naming those that there are
     */
    static Contender of(String name) {
        return ALL.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'" + name + "' is no contender: say " + names()));
    }

    static String names() {
        return ALL.stream().map(Contender::name).collect(Collectors.joining(", "));
    }
}
