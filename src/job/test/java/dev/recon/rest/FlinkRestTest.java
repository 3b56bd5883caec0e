package dev.recon.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recon.rest.CheckpointStats.Checkpoint;
import dev.recon.rest.FlinkRest.Aggregate;
import dev.recon.rest.JobDetails.Vertex;
import dev.recon.rest.VertexDetails.Subtask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkRestTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String VERTEX = "f".repeat(32);
    private static final String OTHER = "e".repeat(32);
    private static final String TRIGGER = "d".repeat(32);

    private FakeFlink flink;
    private FlinkRest rest;

    @BeforeEach
    void start() throws IOException {
        flink = new FakeFlink();
        rest = new FlinkRest(flink.address(), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        flink.close();
    }

    @Test
    void saysWhatTheClusterIs() {
        flink.when(
                "GET /overview",
                """
                {"taskmanagers":2,"slots-total":4,"slots-available":1,"jobs-running":1,"flink-version":"2.3.0"}""");
        assertThat(rest.overview()).isEqualTo(new Overview("2.3.0", 2, 4, 1, 1));
    }

    @Test
    void listsJobsAndTaskManagers() {
        flink.when(
                "GET /jobs/overview",
                """
                {"jobs":[{"jid":"%s","name":"recon","state":"RUNNING"}]}"""
                        .formatted(JOB));
        flink.when(
                "GET /taskmanagers",
                """
                {"taskmanagers":[{"id":"tm-1","slotsNumber":2,"freeSlots":1},{"id":"tm-2","slotsNumber":2,"freeSlots":2}]}""");
        assertThat(rest.jobs()).containsExactly(new JobSummary(JOB, "recon", "RUNNING"));
        assertThat(rest.taskManagers())
                .containsExactly(new TaskManager("tm-1", 2, 1), new TaskManager("tm-2", 2, 2));
        assertThat(rest.taskManagers())
                .extracting(TaskManager::isBusy)
                .containsExactly(true, false);
    }

    @Test
    void aJobRunsWhenAllOfItDoes() {
        flink.when("GET /jobs/" + JOB, job("RUNNING", 1));
        JobDetails half = rest.job(JOB);
        assertThat(half.vertices())
                .containsExactly(
                        new Vertex(VERTEX, "Source: a", 2, 128, 2),
                        new Vertex(OTHER, "reconcile", 2, 128, 1));
        assertThat(half.runs()).isFalse();
        assertThat(half.lastIn("RUNNING")).isEqualTo(17);
        assertThat(half.lastIn("RESTARTING")).isZero();

        flink.when("GET /jobs/" + JOB, job("RUNNING", 2));
        assertThat(rest.job(JOB).runs()).isTrue();
        flink.when("GET /jobs/" + JOB, job("CANCELLING", 2));
        assertThat(rest.job(JOB).runs()).isFalse();
    }

    private static String job(String state, int running) {
        return """
        {"jid":"%s","name":"recon","state":"%s","timestamps":{"RUNNING":17},"vertices":[
        {"id":"%s","name":"Source: a","parallelism":2,"maxParallelism":128,"tasks":{"RUNNING":2}},
        {"id":"%s","name":"reconcile","parallelism":2,"maxParallelism":128,"tasks":{"RUNNING":%d,"CREATED":1}}]}"""
                .formatted(JOB, state, VERTEX, OTHER, running);
    }

    @Test
    void saysWhatWentThroughEachSubtask() {
        flink.when(
                "GET /jobs/" + JOB + "/vertices/" + VERTEX,
                """
                {"id":"%s","name":"rows","parallelism":1,"subtasks":[{"subtask":0,"status":"FINISHED",
                "metrics":{"read-records":1,"read-bytes":2,"write-records":3,"write-bytes":4}}]}"""
                        .formatted(VERTEX));
        assertThat(rest.vertex(JOB, VERTEX))
                .isEqualTo(
                        new VertexDetails(
                                VERTEX,
                                "rows",
                                1,
                                List.of(new Subtask(0, "FINISHED", 1, 2, 3, 4))));
    }

    @Test
    void saysWhatAJobFailedOf() {
        String path = "GET /jobs/" + JOB + "/exceptions?maxExceptions=1";
        flink.when(
                path,
                """
                {"exceptionHistory":{"entries":[{"timestamp":5,"taskName":null,"stacktrace":"a.B: c"}]}}""");
        assertThat(rest.failures(JOB, 1)).containsExactly(new Failure(5, "", "a.B: c"));
        flink.when(path, "{}");
        assertThat(rest.failures(JOB, 1)).isEmpty();
    }

    @Test
    void countsCheckpoints() {
        String path = "GET /jobs/" + JOB + "/checkpoints";
        flink.when(
                path,
                """
                {"counts":{"completed":3,"failed":1},"latest":{"completed":{"latest_ack_timestamp":99},
                "failed":{"failure_message":"disk full"},"restored":{"id":4}},"history":[
                {"id":8,"status":"COMPLETED","trigger_timestamp":90,"state_size":1000,"checkpointed_size":10,"end_to_end_duration":9},
                {"id":7,"status":"FAILED"}]}""");
        assertThat(rest.checkpoints(JOB))
                .isEqualTo(
                        new CheckpointStats(
                                3,
                                1,
                                99,
                                8,
                                "disk full",
                                List.of(
                                        new Checkpoint(8, "COMPLETED", 90, 1000, 10, 9),
                                        new Checkpoint(7, "FAILED", 0, 0, 0, 0))));
        flink.when(
                path,
                """
                {"counts":{},"latest":{"completed":null,"failed":{"failure_message":null},"restored":{"id":4}},"history":[]}""");
        assertThat(rest.checkpoints(JOB)).isEqualTo(new CheckpointStats(0, 0, 0, 4, "", List.of()));
    }

    @Test
    void saysHowLongACheckpointHeldUpAVertex() {
        flink.when(
                "GET /jobs/" + JOB + "/checkpoints/details/8/subtasks/" + VERTEX,
                """
                {"summary":{"checkpoint_duration":{"sync":{"min":1,"max":12}}}}""");
        assertThat(rest.longestSyncMillis(JOB, 8, VERTEX)).isEqualTo(12);
    }

    @Test
    void asksForMetricsByTheirNames() {
        flink.when(
                "GET /jobs/"
                        + JOB
                        + "/vertices/"
                        + VERTEX
                        + "/subtasks/metrics?agg=min&get=a.b,c%26d",
                """
                [{"id":"a.b","min":-1.5}]""");
        assertThat(rest.metrics(JOB, VERTEX, Aggregate.MIN, "a.b", "c&d"))
                .isEqualTo(Map.of("a.b", -1.5));
    }

    @Test
    void takesSavepointsAndStopsWithOne() {
        String accepted = "{\"request-id\":\"" + TRIGGER + "\"}";
        flink.when("POST /jobs/" + JOB + "/savepoints", accepted);
        flink.when("POST /jobs/" + JOB + "/stop", accepted);
        assertThat(rest.triggerSavepoint(JOB, "file:/s", SavepointFormat.CANONICAL))
                .isEqualTo(TRIGGER);
        assertThat(rest.stopWithSavepoint(JOB, "file:/s", SavepointFormat.NATIVE))
                .isEqualTo(TRIGGER);
        assertThat(flink.received("POST /jobs/" + JOB + "/savepoints"))
                .isEqualTo(
                        """
                        {"target-directory":"file:/s","cancel-job":false,"formatType":"CANONICAL"}""");
        assertThat(flink.received("POST /jobs/" + JOB + "/stop"))
                .isEqualTo(
                        """
                        {"targetDirectory":"file:/s","drain":false,"formatType":"NATIVE"}""");
    }

    @Test
    void followsASavepointToItsEnd() {
        String path = "GET /jobs/" + JOB + "/savepoints/" + TRIGGER;
        flink.when(path, "{\"status\":{\"id\":\"IN_PROGRESS\"},\"operation\":null}");
        assertThat(rest.savepoint(JOB, TRIGGER)).isEqualTo(new SavepointStatus(false, "", ""));
        flink.when(path, "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"x\"}}");
        assertThat(rest.savepoint(JOB, TRIGGER)).isEqualTo(new SavepointStatus(true, "x", ""));
        flink.when(
                path,
                """
                {"status":{"id":"COMPLETED"},"operation":{"failure-cause":{"class":"a.B","stack-trace":"a.B: c"}}}""");
        assertThat(rest.savepoint(JOB, TRIGGER)).isEqualTo(new SavepointStatus(true, "", "a.B: c"));
    }

    @Test
    void rescales() {
        String bounds =
                "{\"" + VERTEX + "\":{\"parallelism\":{\"lowerBound\":1,\"upperBound\":4}}}";
        flink.when("GET /jobs/" + JOB + "/resource-requirements", bounds);
        flink.when("PUT /jobs/" + JOB + "/resource-requirements", "{}");
        Map<String, Parallelism> all = rest.parallelisms(JOB);
        assertThat(all).isEqualTo(Map.of(VERTEX, new Parallelism(1, 4)));
        rest.rescale(JOB, all);
        assertThat(flink.received("PUT /jobs/" + JOB + "/resource-requirements")).isEqualTo(bounds);
    }

    @Test
    void cancels() {
        flink.when("PATCH /jobs/" + JOB + "?mode=cancel", 202, "{}".getBytes(UTF_8));
        rest.cancel(JOB);
        assertThat(flink.received("PATCH /jobs/" + JOB + "?mode=cancel")).isEmpty();
    }

    @Test
    void saysWhatWasAskedAndWhatCameBack() {
        flink.when(
                "GET /jobs/" + JOB,
                404,
                """
                {"errors":["Internal server error.","\\n a.JobNotFound: no job \\u001b[2J\\n\\tat x"]}"""
                        .getBytes(UTF_8));
        RestException e = catchThrowableOfType(RestException.class, () -> rest.job(JOB));
        assertThat(e.status()).isEqualTo(404);
        assertThat(e.isNotFound()).isTrue();
        assertThat(e)
                .hasMessage(
                        "Flink at "
                                + flink.address()
                                + " answered 404 to GET /jobs/"
                                + JOB
                                + ": a.JobNotFound: no job \\x1b[2J");
        assertThat(FlinkRest.tried(() -> rest.job(JOB))).isEmpty();
    }

    @Test
    void printsNothingAsItCame() {
        flink.when("GET /overview", 200, "<p>\r\n\u001b]0;x\u0007".getBytes(UTF_8));
        assertThatThrownBy(rest::overview)
                .isInstanceOf(RestException.class)
                .hasMessageEndingWith(
                        " did not answer with JSON to GET /overview: <p>\\x0d\\x0a\\x1b]0;x\\x07");
        flink.when("GET /overview", 500, "y".repeat(10_000).getBytes(UTF_8));
        assertThatThrownBy(rest::overview)
                .hasMessageEndingWith(" answered 500 to GET /overview: " + "y".repeat(300) + "…");
    }

    @Test
    void aStrangerIsNotTakenForFlink() {
        flink.when("GET /jobs/" + JOB, "{\"jid\":\"\\u001b\"}");
        assertThatThrownBy(() -> rest.job(JOB))
                .isInstanceOf(RestException.class)
                .hasMessageContaining("answered without the job " + JOB)
                .hasMessageNotContaining("\u001b");
        flink.when("POST /jobs/" + JOB + "/stop", "[]");
        assertThatThrownBy(() -> rest.stopWithSavepoint(JOB, "x", SavepointFormat.NATIVE))
                .isInstanceOf(RestException.class)
                .hasMessageContaining("answered without the id of a request: []");
        flink.when(
                "GET /jobs/" + JOB + "/resource-requirements",
                "{\"x\":{\"parallelism\":{\"lowerBound\":0}}}");
        assertThatThrownBy(() -> rest.parallelisms(JOB)).isInstanceOf(RestException.class);
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        flink.hangs("GET /overview");
        FlinkRest hasty = new FlinkRest(flink.address(), Duration.ofMillis(300));
        assertThatThrownBy(hasty::overview)
                .isInstanceOf(RestException.class)
                .hasMessage(
                        "Flink at "
                                + flink.address()
                                + " gave no answer to GET /overview: none within 0.3 s");
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUp() {
        flink.when("GET /overview", 200, new byte[RestTransport.LARGEST_ANSWER + 1]);
        assertThatThrownBy(rest::overview)
                .isInstanceOf(RestException.class)
                .hasMessageEndingWith("gave no answer to GET /overview: more than 67108864 bytes");
    }

    @Test
    void nobodyThereIsNoAnswer() {
        flink.close();
        RestException e = catchThrowableOfType(RestException.class, rest::overview);
        assertThat(e.status()).isZero();
        assertThat(e).hasMessageStartingWith("Flink at " + flink.address() + " gave no answer to");
    }

    @Test
    void aSlashAtTheEndOfTheAddressDoesNotMatter() {
        flink.when("GET /flink/overview", "{\"flink-version\":\"x\"}");
        FlinkRest behindProxy =
                new FlinkRest(flink.address().resolve("/flink/"), Duration.ofSeconds(30));
        assertThat(behindProxy.overview().version()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "0123456789ABCDEF0123456789ABCDEF", "\u001b"})
    void whatIsNoIdIsNotAskedFor(String id) {
        assertThatThrownBy(() -> rest.job(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\u001b");
    }
}
