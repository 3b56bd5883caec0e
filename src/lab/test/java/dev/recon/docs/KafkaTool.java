package dev.recon.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka's command line tools, each call in a process of its own, as its scripts do it. */
final class KafkaTool {

    private static final Map<String, String> CLASSES =
            Map.of(
                    "kafka-acls.sh", "org.apache.kafka.tools.AclCommand",
                    "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer",
                    "kafka-transactions.sh", "org.apache.kafka.tools.TransactionsCommand");

    private KafkaTool() {}

    static boolean is(Command command) {
        return CLASSES.containsKey(command.program());
    }

    /** Starts it; what it says goes to one stream. */
    static Process start(Command command) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        all.add(CLASSES.get(command.program()));
        all.addAll(command.words().subList(1, command.words().size()));
        return new ProcessBuilder(all).redirectErrorStream(true).start();
    }

    /** Runs it, and returns what it said. */
    static String run(Command command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    command + " ended with " + process.exitValue() + ": " + said);
        }
        return said;
    }
}
