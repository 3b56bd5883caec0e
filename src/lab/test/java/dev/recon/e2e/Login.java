package dev.recon.e2e;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.recon.broker.SecuredBroker;
import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A configuration for a {@link SecuredBroker}: whose user reads {@code NAME-sensor} and {@code
 * NAME-audit} as the group {@code NAME}, and writes the outputs, all of which begin with {@code
 * NAME-}. No value of a property stands in the text.
 *
 * @param properties of the Kafka clients
 */
record Login(String name, String servers, Map<String, String> properties) {

    /** What docs/kafka-rights.md asks for, and nothing else. */
    static void grantWhatTheJobNeeds(SecuredBroker broker, String user, String name) {
        broker.grant(user, ResourceType.TOPIC, name + "-sensor", READ);
        broker.grant(user, ResourceType.TOPIC, name + "-audit", READ);
        for (String output : new String[] {"-exceptions", "-metrics", "-deadletters", "-status"}) {
            broker.grant(user, ResourceType.TOPIC, name + output, WRITE, CREATE);
        }
        broker.grant(user, ResourceType.GROUP, name, READ);
        broker.grantPrefix(user, ResourceType.TRANSACTIONAL_ID, "recon-", WRITE);
    }

    /** The same for {@code recon dlq}. */
    static void grantWhatReplayingNeeds(SecuredBroker broker, String user, String name) {
        broker.grant(user, ResourceType.TOPIC, name + "-deadletters", READ);
        broker.grant(user, ResourceType.TOPIC, name + "-deadletters.replayed", READ, WRITE, CREATE);
        broker.grant(user, ResourceType.TOPIC, name + "-sensor", READ, WRITE);
        broker.grant(user, ResourceType.TOPIC, name + "-audit", READ);
        broker.grantPrefix(user, ResourceType.TRANSACTIONAL_ID, "recon-", WRITE);
    }

    /** A configuration in a folder, with a file of its own for every value of a property. */
    Path file(Path folder) throws IOException {
        for (Map.Entry<String, String> each : properties.entrySet()) {
            Files.writeString(folder.resolve(each.getKey()), each.getValue());
        }
        String text = yaml("", key -> "file:" + folder.resolve(key));
        return Files.writeString(folder.resolve("recon.yaml"), text);
    }

    /**
     * @param state the section of that name, or nothing
     */
    ReconConfig config(String state) {
        Map<String, String> environment = new HashMap<>();
        properties.forEach((key, value) -> environment.put(variable(key), value));
        return ConfigReader.parse(
                "test.yaml", yaml(state, key -> "env:" + variable(key)), environment::get);
    }

    private String yaml(String state, UnaryOperator<String> secret) {
        return Setup.rules()
                + """
                streams:
                  sensor:
                    topic: %1$s-sensor
                    fields: { value: /temperature }
                    range: { min: 50, max: 55 }
                    end: latest
                  audit: { topic: %1$s-audit, end: latest }
                sinks:
                  exceptions: { topic: %1$s-exceptions }
                  metrics: { topic: %1$s-metrics }
                  deadletters: { topic: %1$s-deadletters }
                  status: { topic: %1$s-status }
                kafka:
                  bootstrap-servers: "%2$s"
                  group-id: %1$s
                  topic-partitions: 2
                  properties: {%3$s}
                """
                        .formatted(name, servers, references(secret))
                + Setup.control()
                + state;
    }

    private String references(UnaryOperator<String> secret) {
        return properties.keySet().stream()
                .map(key -> key + ": '${" + secret.apply(key) + "}'")
                .collect(Collectors.joining(", "));
    }

    private static String variable(String key) {
        return key.replace('.', '_');
    }
}
