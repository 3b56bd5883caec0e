package dev.recon.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recon.codec.Printable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks a JobManager. Every method throws {@link RestException} when there is no answer in time or
 * it is no success, and {@link IllegalArgumentException} for an id that cannot be one.
 */
public final class FlinkRest {

    /** How long an answer is waited for unless said otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final RestTransport transport;

    /** How the values of the subtasks of a vertex become one. */
    public enum Aggregate {
        MIN,
        MAX,
        SUM,
        AVG
    }

    /**
     * @param address such as {@code http://127.0.0.1:8081}, with a path where a proxy has one
     */
    public FlinkRest(URI address, Duration patience) {
        transport = new RestTransport(address, patience);
    }

    /** A JobManager on this machine. */
    public static FlinkRest local(int port) {
        return new FlinkRest(URI.create("http://127.0.0.1:" + port), PATIENCE);
    }

    /** The answer, or empty where there is none: for a caller that will ask again. */
    public static <T> Optional<T> tried(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (RestException notNow) {
            return Optional.empty();
        }
    }

    /** Of the web page, too. */
    public String address() {
        return transport.address();
    }

    public Overview overview() {
        return Overview.of(get("/overview"));
    }

    /** All jobs that are known, also those that have ended. */
    public List<JobSummary> jobs() {
        return each(get("/jobs/overview").path("jobs"), JobSummary::of);
    }

    public JobDetails job(String job) {
        JsonNode answer = get(of(job));
        require(answer.path("jid").asText().equals(job), "the job " + job, answer);
        return JobDetails.of(answer);
    }

    public VertexDetails vertex(String job, String vertex) {
        return VertexDetails.of(get(of(job) + "/vertices/" + id(vertex)));
    }

    /**
     * The failures of the job, newest first.
     *
     * @param atMost at least 1
     */
    public List<Failure> failures(String job, int atMost) {
        JsonNode answer = get(of(job) + "/exceptions?maxExceptions=" + atMost);
        return each(answer.path("exceptionHistory").path("entries"), Failure::of);
    }

    public CheckpointStats checkpoints(String job) {
        return CheckpointStats.of(get(of(job) + "/checkpoints"));
    }

    /** The longest that a subtask of the vertex stopped for that checkpoint, in milliseconds. */
    public long longestSyncMillis(String job, long checkpoint, String vertex) {
        JsonNode task =
                get(of(job) + "/checkpoints/details/" + checkpoint + "/subtasks/" + id(vertex));
        return task.path("summary").path("checkpoint_duration").path("sync").path("max").asLong();
    }

    /**
     * Metrics of all subtasks of a vertex, by their names.
     *
     * @param names with that of the operator in front; one that is not known is left out
     */
    public Map<String, Double> metrics(
            String job, String vertex, Aggregate aggregate, String... names) {
        String how = aggregate.name().toLowerCase(Locale.ROOT);
        String wanted =
                Arrays.stream(names)
                        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
        JsonNode answer =
                get(
                        of(job)
                                + "/vertices/"
                                + id(vertex)
                                + "/subtasks/metrics?agg="
                                + how
                                + "&get="
                                + wanted);
        Map<String, Double> values = new TreeMap<>();
        answer.forEach(each -> values.put(each.path("id").asText(), each.path(how).asDouble()));
        return values;
    }

    public List<TaskManager> taskManagers() {
        return each(get("/taskmanagers").path("taskmanagers"), TaskManager::of);
    }

    /** Returns when Flink has taken it; the job ends a little later. */
    public void cancel(String job) {
        transport.ask("PATCH", of(job) + "?mode=cancel", null);
    }

    /**
     * Begins a savepoint; the job keeps running.
     *
     * @param folder a URI that the cluster can write to; the savepoint gets a folder in it
     * @return the trigger, by which {@link #savepoint} is asked
     */
    public String triggerSavepoint(String job, String folder, SavepointFormat format) {
        ObjectNode body = object().put("target-directory", folder).put("cancel-job", false);
        return trigger(of(job) + "/savepoints", body, format);
    }

    /**
     * Begins a savepoint after which the job ends, its last answers committed. Event time is not
     * taken to its end (no drain), so that another job can resume from it.
     *
     * @param folder a URI that the cluster can write to; the savepoint gets a folder in it
     * @return the trigger, by which {@link #savepoint} is asked
     */
    public String stopWithSavepoint(String job, String folder, SavepointFormat format) {
        ObjectNode body = object().put("targetDirectory", folder).put("drain", false);
        return trigger(of(job) + "/stop", body, format);
    }

    private String trigger(String path, ObjectNode body, SavepointFormat format) {
        JsonNode answer = transport.ask("POST", path, body.put("formatType", format.name()));
        String id = answer.path("request-id").asText();
        require(ID.matcher(id).matches(), "the id of a request", answer);
        return id;
    }

    /**
     * @param trigger as {@link #triggerSavepoint} or {@link #stopWithSavepoint} returned it
     */
    public SavepointStatus savepoint(String job, String trigger) {
        return SavepointStatus.of(get(of(job) + "/savepoints/" + id(trigger)));
    }

    /** By vertex, as the job was submitted or last rescaled; under the adaptive scheduler only. */
    public Map<String, Parallelism> parallelisms(String job) {
        Map<String, Parallelism> all = new TreeMap<>();
        JsonNode answer = get(of(job) + "/resource-requirements");
        for (Map.Entry<String, JsonNode> vertex : answer.properties()) {
            JsonNode bounds = vertex.getValue().path("parallelism");
            int lowest = bounds.path("lowerBound").asInt();
            int highest = bounds.path("upperBound").asInt();
            require(lowest >= 1 && highest >= lowest, "parallelisms", answer);
            all.put(vertex.getKey(), new Parallelism(lowest, highest));
        }
        return all;
    }

    /**
     * Gives a running job another parallelism; under the adaptive scheduler only. Returns when
     * Flink has taken it; the job is restarted a little later, when it has the slots.
     *
     * @param parallelisms of every vertex
     */
    public void rescale(String job, Map<String, Parallelism> parallelisms) {
        ObjectNode body = object();
        parallelisms.forEach(
                (vertex, bounds) ->
                        body.putObject(id(vertex))
                                .putObject("parallelism")
                                .put("lowerBound", bounds.lowest())
                                .put("upperBound", bounds.highest()));
        transport.ask("PUT", of(job) + "/resource-requirements", body);
    }

    private JsonNode get(String path) {
        return transport.ask("GET", path, null);
    }

    /** Whoever has answered may be none of Flink's. */
    private void require(boolean isRight, String what, JsonNode answer) {
        if (!isRight) {
            throw new RestException(
                    address() + " answered without " + what + ": " + Printable.line("" + answer),
                    0,
                    null);
        }
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> make) {
        List<T> all = new ArrayList<>();
        array.forEach(element -> all.add(make.apply(element)));
        return all;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String of(String job) {
        return "/jobs/" + id(job);
    }

    private static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of Flink's: " + Printable.line(id));
        }
        return id;
    }
}
