package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recon.broker.SecuredBroker;
import dev.recon.broker.TestTopics;
import dev.recon.cli.Cli;
import dev.recon.run.ExitCodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's own tools, called with the very lines that the documentation gives. */
class KafkaCommandsITCase {

    private static final Path SECURE = Path.of("docs", "howto", "secure-kafka.md");
    private static final Path OPEN = Path.of("docs", "howto", "end-open-transactions.md");
    private static final Path CSV = Path.of("docs", "howto", "import-csv.md");
    private static final Path RUNBOOK = Path.of("docs", "runbook.md");

    @TempDir private static Path folder;

    private static SecuredBroker broker;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** The plain listener, whose clients may do everything, as an administrator may. */
    private static String servers() {
        return broker.plain().bootstrapServers();
    }

    private static List<Command> commands(Path page) {
        return Page.of(page).blocks().stream()
                .filter(block -> KafkaCommandsITCase.class.getSimpleName().equals(block.test()))
                .flatMap(block -> block.commands().stream())
                .map(
                        command ->
                                replaced(
                                        command,
                                        "(localhost|127.0.0.1|kafka-1):909[23]",
                                        servers()))
                .toList();
    }

    private static Command replaced(Command command, String pattern, String by) {
        return new Command(
                command.words().stream().map(word -> word.replaceAll(pattern, by)).toList());
    }

    @Test
    void rightsAreThoseOfTheReferenceAndNoOthers() throws Exception {
        for (Command command : commands(SECURE)) {
            KafkaTool.run(command);
        }
        assertThat(rights("User:recon"))
                .containsExactlyInAnyOrder(
                        "TOPIC LITERAL sensor-events READ",
                        "TOPIC LITERAL sensor-audit READ",
                        "GROUP LITERAL recon READ",
                        "TOPIC PREFIXED recon. WRITE",
                        "TOPIC PREFIXED recon. CREATE",
                        "TRANSACTIONAL_ID PREFIXED recon- WRITE");
    }

    private static Set<String> rights(String user) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                    .filter(each -> each.entry().principal().equals(user))
                    .map(KafkaCommandsITCase::text)
                    .collect(Collectors.toSet());
        }
    }

    private static String text(AclBinding right) {
        return String.join(
                " ",
                right.pattern().resourceType().name(),
                right.pattern().patternType().name(),
                right.pattern().name(),
                right.entry().operation().name());
    }

    @Test
    void anOpenTransactionIsFoundAndEnded() throws Exception {
        String id = "recon-new-4711-exceptions-0-1";
        broker.plain().createTopic("held-up", 1, Map.of());
        try (KafkaProducer<byte[], byte[]> killed = TestTopics.transactional(servers(), id)) {
            killed.beginTransaction();
            killed.send(TestTopics.record("held-up", 0, null, "x")).get();

            List<Command> all = commands(OPEN).stream().filter(KafkaTool::is).toList();
            assertThat(all).hasSize(3);
            assertThat(KafkaTool.run(all.get(0))).containsPattern(id + ".*Ongoing");
            assertThat(KafkaTool.run(replaced(all.get(1), "^ID$", id))).contains("held-up-0");
            KafkaTool.run(replaced(all.get(2), "^ID$", id));
            await().untilAsserted(
                            () ->
                                    assertThat(KafkaTool.run(all.get(0)))
                                            .doesNotContainPattern(id + ".*Ongoing"));
        }
    }

    @Test
    void theNextHeartbeatIsShown() throws Exception {
        broker.plain().createTopic("recon.status", 1, Map.of());
        Process consumer = KafkaTool.start(commands(RUNBOOK).get(0));
        while (consumer.isAlive()) {
            TestTopics.write(servers(), "recon.status", 0, "{\"type\":\"HEARTBEAT\"}");
            consumer.waitFor(500, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        assertThat(consumer.inputReader().lines()).contains("{\"type\":\"HEARTBEAT\"}");
        assertThat(consumer.exitValue()).isZero();
    }

    @Test
    void allThatWasCommittedIsShown() throws Exception {
        List<Command> readers =
                commands(RUNBOOK).stream()
                        .filter(KafkaTool::is)
                        .skip(1)
                        .map(command -> replaced(command, "^10000$", "3000"))
                        .toList();
        assertThat(readers).hasSize(2);
        for (Command reader : readers) {
            String topic = reader.words().get(reader.words().indexOf("--topic") + 1);
            broker.plain().createTopic(topic, 1, Map.of());
            TestTopics.write(servers(), topic, 0, "{\"source\":\"s0061\"}");
            assertThat(KafkaTool.run(reader)).contains("{\"source\":\"s0061\"}");
        }
    }

    @Test
    void csvFilesAreImportedIntoTopics() throws Exception {
        List<String> args = commands(CSV).get(0).recon();
        Cli imported = Cli.recon(args.toArray(String[]::new));
        assertThat(imported.exitCode()).as(imported.err()).isEqualTo(ExitCodes.OK);
        assertThat(TestTopics.readCommitted(servers(), "sensor-events")).isNotEmpty();
        assertThat(TestTopics.readCommitted(servers(), "sensor-audit")).isNotEmpty();
    }
}
