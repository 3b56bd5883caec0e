package dev.recon.config;

import static dev.recon.config.Option.optional;
import static dev.recon.config.Option.required;
import static dev.recon.config.Option.withDefault;

import dev.recon.config.StreamConfig.Field;
import dev.recon.fill.FillMethod;
import dev.recon.rows.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every key of the configuration file, declared once: the reader knows keys and defaults from here,
 * and the reference page is written from it. The order is that of the page.
 */
final class Options {

    /** Stands in a path for a name that the user chooses. */
    static final String NAME = "<name>";

    static final String DURATION = "duration";
    static final String TEXT = "text";
    static final String TOPIC = "topic name";
    static final String PATH = "path";
    static final String FIELD = "JSON Pointer or `header:NAME`";

    /** What makes readings of an output. */
    static final String READINGS =
            "that takes a stream with `fields.value` and without `fields.ids` (with `require: any`, all of its streams)";

    private static final List<Option> DECLARED = new ArrayList<>();

    static final Option METRICS_INTERVAL =
            add(
                    required(
                            "time.metrics-interval",
                            DURATION,
                            "Length of a metrics window in event time (`o`); windows are tumbling and aligned to the epoch."));
    static final Option MISSING_AFTER =
            add(
                    required(
                            "time.missing-after",
                            DURATION,
                            "Patience (`n`): how far event time moves past an item before it is decided missing or unexpected."));
    static final Option OUT_OF_ORDERNESS =
            add(
                    optional(
                            "time.out-of-orderness",
                            DURATION,
                            "How far a stream may run out of order (`b`); 0 to `missing-after`, which it is when left out."));
    static final Option CORRECTION_HORIZON =
            add(
                    required(
                            "time.correction-horizon",
                            DURATION,
                            "How long after its event time an item can still be corrected, and how long its state is kept (`m`);"
                                    + " at least `missing-after` + `metrics-interval`."));
    static final Option IDLE_TIMEOUT =
            add(
                    required(
                            "time.idle-timeout",
                            DURATION,
                            "Processing time of silence after which a stream no longer holds the watermark back (`z`)."));
    static final Option TIMER_RESOLUTION =
            add(
                    withDefault(
                            "time.timer-resolution",
                            DURATION,
                            "1 s",
                            "Deadlines are rounded up to multiples of it (`r`); at most `metrics-interval`."));
    static final Option FUTURE_TOLERANCE =
            add(
                    withDefault(
                            "time.future-tolerance",
                            DURATION,
                            "1 h",
                            "A record whose time is further than this ahead of the wall clock is a dead letter; may be 0."));
    static final Option DUPLICATES =
            add(
                    withDefault(
                            "duplicates",
                            oneOf(Duplicates.class),
                            "count",
                            "Whether a duplicate is only counted, or is an exception of its own as well."));

    static final Option STREAM_TOPIC =
            add(
                    optional(
                            "streams.<name>.topic",
                            TOPIC,
                            "The Kafka topic to read. Each stream has either a `topic` or a `file`, and no two streams the same one."));
    static final Option STREAM_FILE =
            add(
                    optional(
                            "streams.<name>.file",
                            PATH,
                            "A file of JSON lines to read instead of a topic."));
    static final Map<Field, Option> FIELDS =
            Map.of(
                    Field.ID,
                            add(
                                    withDefault(
                                            "streams.<name>.fields.id",
                                            FIELD,
                                            "/id",
                                            "The id that joins expected and actual records.")),
                    Field.IDS,
                            add(
                                    optional(
                                            "streams.<name>.fields.ids",
                                            "JSON Pointer",
                                            "An array of ids that one record stands for, instead of `id`.")),
                    Field.SOURCE,
                            add(
                                    withDefault(
                                            "streams.<name>.fields.source",
                                            FIELD,
                                            "/source",
                                            "Who sent the record; metrics are kept for each source.")),
                    Field.TIME,
                            add(
                                    withDefault(
                                            "streams.<name>.fields.time",
                                            FIELD,
                                            "/ts",
                                            "Event time: epoch milliseconds, or an RFC 3339 text with an offset.")),
                    Field.TYPE,
                            add(
                                    withDefault(
                                            "streams.<name>.fields.type",
                                            FIELD,
                                            "/type",
                                            "Says `heartbeat` or `noop` where a record is one.")),
                    Field.ROLE,
                            add(
                                    withDefault(
                                            "streams.<name>.fields.role",
                                            FIELD,
                                            "/role",
                                            "What a control selects by when a stream carries records of several roles.")),
                    Field.VALUE,
                            add(
                                    optional(
                                            "streams.<name>.fields.value",
                                            FIELD,
                                            "The reading; has to be a finite number when this is given.")));
    static final Option RANGE_MIN =
            add(
                    optional(
                            "streams.<name>.range.min",
                            "number",
                            "The lowest valid reading; needs `fields.value`. Without it there is no lower bound."));
    static final Option RANGE_MAX =
            add(
                    optional(
                            "streams.<name>.range.max",
                            "number",
                            "The highest valid reading; needs `fields.value`. Without it there is no upper bound."));
    static final Option START =
            add(
                    withDefault(
                            "streams.<name>.start",
                            "`earliest`, `latest`, `group-offsets` or an RFC 3339 time",
                            "earliest",
                            "Where reading a topic starts when there is no state to resume from. `group-offsets` falls back to the"
                                    + " earliest record."));
    static final Option END =
            add(
                    optional(
                            "streams.<name>.end",
                            "`latest` or an RFC 3339 time",
                            "Where reading a topic ends; `latest` is the end that it has when the job starts. Without it the job runs"
                                    + " for ever."));

    static final Option CONTROL_NAME =
            add(required("controls[].name", TEXT, "Unique among the controls."));
    static final Option EXPECTED_STREAM =
            add(
                    required(
                            "controls[].expected.stream",
                            "stream name",
                            "The stream that says which events should exist."));
    static final Option EXPECTED_ROLE =
            add(
                    optional(
                            "controls[].expected.role",
                            TEXT,
                            "Only the records of this role; all of them when left out."));
    static final Option ACTUAL_STREAM =
            add(
                    required(
                            "controls[].actual[].stream",
                            "stream name",
                            "A stream that shows which events arrived. There is at least one."));
    static final Option ACTUAL_ROLE =
            add(
                    optional(
                            "controls[].actual[].role",
                            TEXT,
                            "Only the records of this role; all of them when left out."));
    static final Option ACTUAL_NAME =
            add(
                    optional(
                            "controls[].actual[].name",
                            TEXT,
                            "The name of the output, unique in its control; that of the stream when left out."));
    static final Option REQUIRE =
            add(
                    withDefault(
                            "controls[].require",
                            oneOf(ControlConfig.Require.class),
                            "all",
                            "Whether an event has to arrive at every output, each counted on its own, or at any one of them."));

    static final Option FILL_METHOD =
            add(
                    withDefault(
                            "fills.method",
                            oneOf(FillMethod.choices()),
                            "auto",
                            "Where the values come from. `auto` learns each sensor and backtests itself on the sensor's own past;"
                                    + " `random-draw` is only there to be beaten."));
    static final Option FILL_CONTROLS =
            add(
                    optional(
                            "fills.controls",
                            "list of control names",
                            "The controls whose readings are filled. When left out: all that have an output with readings; "
                                    + READINGS
                                    + "."));
    static final Option FILL_NEIGHBOURS =
            add(
                    optional(
                            "fills.neighbours",
                            "list of lists of sources",
                            "Groups of 2 to 8 sources that correlate, such as `[[a, b, c], [d, e]]`: what one lacks is filled from what"
                                    + " the others show, on the same output of the same control. No source is in two groups. Used by"
                                    + " `auto` only. Fixed for the life of the state."));
    static final Option FORGET_AFTER =
            add(
                    withDefault(
                            "fills.forget-after",
                            DURATION,
                            "7 d",
                            "How long after its last expected reading, in event time, a sensor is forgotten; at least"
                                    + " `correction-horizon`."));

    static final Option BOOTSTRAP_SERVERS =
            add(
                    optional(
                            "kafka.bootstrap-servers",
                            "host:port, comma-separated",
                            "Where the brokers are; required as soon as any stream or sink is a topic (but not to simulate)."));
    static final Option GROUP_ID =
            add(
                    withDefault(
                            "kafka.group-id",
                            TEXT,
                            "recon",
                            "Consumer group, for `group-offsets` and for monitoring."));
    static final Option PROPERTY =
            add(
                    optional(
                            "kafka.properties.<name>",
                            TEXT,
                            "Any property of the Kafka clients that the job does not set itself. `${env:NAME}` and `${file:PATH}` are"
                                    + " replaced by an environment variable or by the content of a file (without the line break at its"
                                    + " end), and secrets have to be given so."));
    static final Option TOPIC_PARTITIONS =
            add(
                    withDefault(
                            "kafka.topic-partitions",
                            "1 to 10000",
                            "4",
                            "Partitions of an output topic that has to be created."));
    static final Option TOPIC_REPLICATION =
            add(
                    withDefault(
                            "kafka.topic-replication",
                            "-1, or 1 to 32767",
                            "-1",
                            "Replication factor of such a topic; -1 is the broker's default."));

    static final Option DELIVERY =
            add(
                    withDefault(
                            "sinks.delivery",
                            oneOf(SinksConfig.Delivery.class),
                            "exactly-once",
                            "What a `read_committed` reader of the output topics can rely on."));
    static final Option TRANSACTION_TIMEOUT =
            add(
                    withDefault(
                            "sinks.transaction-timeout",
                            DURATION,
                            "15 min",
                            "How long the broker keeps a transaction open while the job is down; greater than"
                                    + " `state.checkpoint-interval`, at most 24 d and the broker's `transaction.max.timeout.ms`."));
    static final Option DEADLETTER_BYTES =
            withDefault(
                    "sinks.deadletters.max-bytes",
                    "size",
                    "512 kB",
                    "How much of a record that could not be used its dead letter carries; of a longer one only the"
                            + " beginning, with its length and SHA-256 beside it. The `max.message.bytes` of a topic that"
                            + " exists has to be larger (it is 1 MB unless it was set).");
    static final Option STATUS_INTERVAL =
            withDefault(
                    "sinks.status.interval",
                    DURATION,
                    "10 s",
                    "Time between two heartbeats of the job on the status topic.");
    private static final Map<Answer, Sink> SINKS =
            sinks(
                    Map.of(
                            Answer.DEADLETTERS, DEADLETTER_BYTES,
                            Answer.STATUS, STATUS_INTERVAL));

    static final Option BACKEND =
            add(
                    withDefault(
                            "state.backend",
                            oneOf(StateConfig.Backend.class),
                            "rocksdb",
                            "Where Flink keeps state: RocksDB with incremental checkpoints, or the heap."));
    static final Option CHECKPOINT_INTERVAL =
            add(
                    withDefault(
                            "state.checkpoint-interval",
                            DURATION,
                            "10 s",
                            "Time between checkpoints, which is also how long exactly-once output is held back; at least 10 ms."));
    static final Option CHECKPOINT_DIR =
            add(
                    optional(
                            "state.checkpoint-dir",
                            "URI",
                            "The folder of the checkpoints; the cluster's configuration decides when it is left out."));
    static final Option WORKING_SET =
            add(
                    withDefault(
                            "state.working-set",
                            "size",
                            "256 MB",
                            "Heap that the tables of one subtask may hold before older slices are evicted to the backend."));
    static final Option BUCKETS =
            add(
                    withDefault(
                            "state.buckets",
                            "1 to 32768",
                            "128",
                            "How many buckets the keys are spread over: the highest parallelism. Fixed for the life of the state."));

    /** In the order of the page. */
    static final List<Option> ALL = List.copyOf(DECLARED);

    private Options() {}

    /** The two ways to say where an output goes. */
    record Sink(Option topic, Option file) {}

    /** The keys that may stand in a section; {@link #NAME} among them where the user chooses. */
    static Set<String> below(String pattern) {
        String prefix = pattern.isEmpty() ? "" : pattern + ".";
        Set<String> keys = new LinkedHashSet<>();
        ALL.stream()
                .filter(option -> option.path().startsWith(prefix))
                .map(option -> option.path().substring(prefix.length()).split("\\.", 2)[0])
                .forEach(key -> keys.add(key.replace("[]", "")));
        return keys;
    }

    static boolean knows(String pattern, String key) {
        return below(pattern).contains(key);
    }

    private static <E extends Enum<E>> String oneOf(Class<E> choice) {
        return oneOf(Values.words(choice));
    }

    private static String oneOf(List<String> words) {
        List<String> quoted = words.stream().map(Words::quote).toList();
        int last = quoted.size() - 1;
        return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static Option add(Option option) {
        DECLARED.add(option);
        return option;
    }

    /** Where an answer goes. */
    static Sink sinkOf(Answer answer) {
        return SINKS.get(answer);
    }

    /**
     * @param more what some of them have besides, to stand behind the rest
     */
    private static Map<Answer, Sink> sinks(Map<Answer, Option> more) {
        Map<Answer, Sink> sinks = new EnumMap<>(Answer.class);
        for (Answer answer : Answer.values()) {
            sinks.put(answer, sink(answer.word(), answer.content()));
            if (more.containsKey(answer)) {
                add(more.get(answer));
            }
        }
        return sinks;
    }

    private static Sink sink(String name, String content) {
        return new Sink(
                add(
                        withDefault(
                                "sinks." + name + ".topic",
                                TOPIC,
                                "recon." + name,
                                "The topic of "
                                        + content
                                        + ". No other sink writes it and no stream reads it.")),
                add(
                        optional(
                                "sinks." + name + ".file",
                                PATH,
                                "A folder of JSON lines files instead of a topic.")));
    }
}
