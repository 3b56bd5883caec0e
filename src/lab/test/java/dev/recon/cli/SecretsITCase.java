package dev.recon.cli;

import static dev.recon.broker.SecuredBroker.STORE_PASSWORD;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.run.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running job does not give its secrets away: not in logs of the most detailed level, on no page
 * of the web interface, in no file, to nobody who looks at the processes. And it listens to this
 * machine only.
 */
class SecretsITCase {

    /** A part of every secret, so that a secret is found even when it is cut. */
    private static final String CANARY = "canary-4711";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static SecuredBroker broker;

    @TempDir private static Path keys;
    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        assertThat(STORE_PASSWORD).contains(CANARY);
        broker = SecuredBroker.start(keys);
        broker.user("recon", "pass-" + CANARY);
        for (String topic : List.of("sensor-events", "sensor-audit")) {
            broker.plain().createTopic(topic, 1, Map.of());
            broker.grant("recon", ResourceType.TOPIC, topic, READ);
        }
        broker.grantPrefix("recon", ResourceType.TOPIC, "recon.", WRITE, CREATE);
        broker.grant("recon", ResourceType.GROUP, "recon", READ);
        broker.grantPrefix("recon", ResourceType.TRANSACTIONAL_ID, "recon-", WRITE);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void noSecretLeavesTheProcess() throws Exception {
        try (ReconProcess recon = run("pass-" + CANARY)) {
            Matcher web = recon.awaitLine("job (\\w{32}) is running; web page (http://\\S+)");
            String job = web.group(1);
            TestTopics.write(
                    broker.plain().bootstrapServers(), "sensor-audit", 0, "{\"id\":\"1\"}");
            await("checkpoints")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> checkpoints(web.group(2), job) > 1);

            for (String page : pages(web.group(2), job)) {
                assertThat(get(web.group(2) + page)).as(page).doesNotContain(CANARY);
            }
            assertThat(recon.handle().info().commandLine().orElse("")).doesNotContain(CANARY);
            assertThat(ListeningSockets.of(recon.handle().pid()))
                    .as("addresses that it listens on")
                    .isNotEmpty()
                    .allMatch(address -> address.getAddress().isLoopbackAddress());
        }
        assertNoFileHoldsTheCanary();
    }

    @Test
    void noSecretIsInWhatIsSaidOfAWrongOne() throws Exception {
        try (ReconProcess recon = run("wrong-" + CANARY)) {
            assertThat(recon.status()).isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(recon.said()).contains("recon: Kafka at", "refused the authentication");
        }
        assertNoFileHoldsTheCanary();
    }

    private ReconProcess run(String password) throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Path secret = Files.writeString(folder.resolve("secret"), STORE_PASSWORD);
        Path config =
                Files.writeString(
                        folder.resolve("recon.yaml"),
                        Files.readString(Path.of("flink-conf", "recon.yaml"))
                                        .replaceFirst(
                                                "  bootstrap-servers: .*\n",
                                                Matcher.quoteReplacement(kafka(secret)))
                                + "\nstate: { checkpoint-interval: 1 s }\n");
        Path log4j =
                Files.writeString(
                        folder.resolve("log4j.properties"),
                        """
                        status = error
                        rootLogger.level = debug
                        rootLogger.appenderRef.out.ref = Out
                        appender.out.name = Out
                        appender.out.type = Console
                        appender.out.layout.type = PatternLayout
                        appender.out.layout.pattern = %d %-5p %c - %m%n
                        """);
        Map<String, String> environment =
                Map.of(
                        "KAFKA_LOGIN",
                        SecuredBroker.jaas("recon", password),
                        "TICKET",
                        "ticket-" + CANARY);
        return ReconProcess.start(
                folder.resolve("run"), log4j, environment, "run", "--config", config.toString());
    }

    private static String kafka(Path secret) {
        return """
                  bootstrap-servers: %s
                  properties:
                    security.protocol: SASL_SSL
                    sasl.mechanism: SCRAM-SHA-512
                    sasl.jaas.config: ${env:KAFKA_LOGIN}
                    ssl.truststore.location: %s
                    ssl.truststore.password: ${file:%s}
                    own.login.ticket: ${env:TICKET}
                """
                .formatted(broker.saslServers(), broker.trustStore(), secret);
    }

    private static int checkpoints(String web, String job) throws Exception {
        return json(web + "/jobs/" + job + "/checkpoints").path("counts").path("completed").asInt();
    }

    private static List<String> pages(String web, String job) throws Exception {
        String manager =
                json(web + "/taskmanagers").path("taskmanagers").path(0).path("id").asText();
        String ofJob = "/jobs/" + job;
        return Stream.concat(
                        Stream.of(
                                "/config",
                                "/overview",
                                "/jobmanager/config",
                                "/jobmanager/environment",
                                "/jobmanager/thread-dump",
                                "/jobmanager/metrics",
                                "/jobs/overview",
                                "/taskmanagers/" + manager,
                                "/taskmanagers/" + manager + "/thread-dump"),
                        Stream.of(
                                        "",
                                        "/config",
                                        "/plan",
                                        "/exceptions",
                                        "/accumulators",
                                        "/checkpoints",
                                        "/checkpoints/config",
                                        "/jobmanager/config",
                                        "/jobmanager/environment",
                                        "/metrics")
                                .map(page -> ofJob + page))
                .toList();
    }

    private static JsonNode json(String address) throws Exception {
        return JSON.readTree(get(address));
    }

    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private void assertNoFileHoldsTheCanary() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(CANARY))
                        .as("%s holds it: %s", file, around(bytes))
                        .isFalse();
            }
        }
    }

    private static String around(String bytes) {
        int at = bytes.indexOf(CANARY);
        return at < 0 ? "no" : bytes.substring(Math.max(0, at - 300), at + CANARY.length());
    }
}
