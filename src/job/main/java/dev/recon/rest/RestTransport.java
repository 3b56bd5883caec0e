package dev.recon.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.codec.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one address, and waits for the whole answer up to a time limit. */
final class RestTransport {

    /** An answer that is larger is none of Flink's: 64 MiB. */
    static final int LARGEST_ANSWER = 64 << 20;

    private static final int SHOWN_BYTES = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String address;
    private final Duration patience;

    RestTransport(URI address, Duration patience) {
        this.address = address.toString().replaceFirst("/+$", "");
        this.patience = patience;
        // Flink speaks nothing newer, and an upgrade that is not answered hangs.
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .build();
    }

    String address() {
        return address;
    }

    /**
     * @param body null when there is none
     * @throws RestException when there is no answer in time, or it is no success, or no JSON
     */
    JsonNode ask(String method, String path, JsonNode body) {
        BodyPublisher sent =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(patience)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(method, sent)
                        .build();
        String what = method + " " + path;
        HttpResponse<byte[]> answer = await(request, what);
        if (answer.statusCode() / 100 != 2) {
            throw failed(what, answer, "answered " + answer.statusCode(), null);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw failed(what, answer, "did not answer with JSON", e);
        } catch (IOException e) {
            throw failed(what, answer, "gave no answer that can be read", e);
        }
    }

    /** The timeout of a request covers only the head of its answer; this one covers all of it. */
    private HttpResponse<byte[]> await(HttpRequest request, String what) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer(what, "interrupted", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw noAnswer(what, "none within " + patience.toMillis() / 1e3 + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String reason = cause.getMessage();
            String shown = reason == null ? cause.getClass().getSimpleName() : reason;
            throw noAnswer(what, Printable.line(shown), cause);
        }
    }

    private RestException noAnswer(String what, String why, Throwable cause) {
        return new RestException(
                "Flink at " + address + " gave no answer to " + what + ": " + why, 0, cause);
    }

    private RestException failed(
            String what, HttpResponse<byte[]> answer, String how, Throwable cause) {
        return new RestException(
                "Flink at " + address + " " + how + " to " + what + ": " + reason(answer.body()),
                answer.statusCode(),
                cause);
    }

    /** Flink puts a message and then a stack trace into {@code errors}; its beginning is shown. */
    private static String reason(byte[] body) {
        try {
            JsonNode errors = JSON.readTree(body).path("errors");
            for (JsonNode error : errors) {
                String firstLine = error.asText().strip().lines().findFirst().orElse("");
                if (!firstLine.isEmpty() && !firstLine.equals("Internal server error.")) {
                    return Printable.line(firstLine.getBytes(UTF_8), SHOWN_BYTES);
                }
            }
        } catch (IOException noJson) {
            // Then as it came.
        }
        return Printable.line(body, SHOWN_BYTES);
    }
}
