package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the documentation asks of Flink's REST interface by hand, asked of a cluster that runs. */
public final class Curl {

    private static final String PROGRAM = "curl";
    private static final String DOCUMENTED = "http://127.0.0.1:8081";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Curl() {}

    /**
     * Every address on every page has an answer with something in it.
     *
     * @param rest the address of the cluster
     * @param job one that runs there
     */
    public static void assertAnswered(String rest, String job) {
        String vertex = vertex(get(rest + "/jobs/" + job));
        List<String> asked =
                addresses()
                        .map(address -> address.replace(DOCUMENTED, rest))
                        .map(address -> address.replace("JOB_ID", job))
                        .map(address -> address.replace("VERTEX_ID", vertex))
                        .toList();
        assertThat(asked).hasSizeGreaterThan(4);
        for (String address : asked) {
            await(address)
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !get(address).isEmpty());
        }
    }

    private static Stream<String> addresses() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .flatMap(block -> block.commands().stream())
                .filter(command -> command.program().equals(PROGRAM))
                .map(command -> command.words().get(command.words().size() - 1));
    }

    private static String vertex(JsonNode job) {
        return StreamSupport.stream(job.path("vertices").spliterator(), false)
                .filter(each -> each.path("name").asText().contains("reconcile"))
                .map(each -> each.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String address) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address, e);
        }
    }
}
