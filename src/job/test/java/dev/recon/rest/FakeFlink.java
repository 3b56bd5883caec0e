package dev.recon.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as it is set up to, and remembers what it was sent. */
final class FakeFlink implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> received = new ConcurrentHashMap<>();

    /**
     * @param bytes how many are promised in the head
     * @param isWhole whether the rest comes, too
     */
    private record Answer(int status, byte[] body, long bytes, boolean isWhole) {}

    FakeFlink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * @param request such as {@code GET /jobs/overview?x=y}
     */
    FakeFlink when(String request, String json) {
        return when(request, 200, json.getBytes(UTF_8));
    }

    FakeFlink when(String request, int status, byte[] body) {
        answers.put(request, new Answer(status, body, body.length, true));
        return this;
    }

    /** Sends the beginning of an answer, and the rest never. */
    FakeFlink hangs(String request) {
        answers.put(request, new Answer(200, new byte[] {'{'}, 100, false));
        return this;
    }

    /** What came with a request; null when it never came. */
    String received(String request) {
        return received.get(request);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        received.put(request, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] none = "{\"errors\":[\"Not found.\"]}".getBytes(UTF_8);
        Answer answer = answers.getOrDefault(request, new Answer(404, none, none.length, true));
        exchange.sendResponseHeaders(answer.status, answer.bytes == 0 ? -1 : answer.bytes);
        exchange.getResponseBody().write(answer.body);
        if (answer.isWhole) {
            exchange.close();
        } else {
            exchange.getResponseBody().flush();
            awaitClosing();
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
