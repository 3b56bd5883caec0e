package dev.recon.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;

/**
 * Tells a person why a job on this machine starts again and again, or commits nothing. Flink itself
 * keeps trying without a word on the terminal.
 */
final class JobWatch implements AutoCloseable {

    private static final long PAUSE_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Troubles troubles;
    private final String address;
    private final Consumer<String> say;
    private final Thread thread;

    private JobWatch(int port, JobID job, Troubles troubles, Consumer<String> say) {
        this.troubles = troubles;
        this.address = "http://127.0.0.1:" + port + "/jobs/" + job;
        this.say = say;
        this.thread = new Thread(this::work, "recon-watch");
        thread.setDaemon(true);
    }

    /**
     * @param checkpoints their folder, for the message
     */
    static JobWatch start(int port, JobID job, String checkpoints, Consumer<String> say) {
        JobWatch watch = new JobWatch(port, job, new Troubles(checkpoints), say);
        watch.thread.start();
        return watch;
    }

    private void work() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                get("/exceptions?maxExceptions=1").flatMap(troubles::restart).ifPresent(say);
                get("/checkpoints").flatMap(troubles::checkpoints).ifPresent(say);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<JsonNode> get(String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readTree(answer.body()))
                    : Optional.empty();
        } catch (IOException notNow) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
