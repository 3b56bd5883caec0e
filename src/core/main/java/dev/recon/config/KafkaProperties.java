package dev.recon.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * Looks at the properties of the Kafka clients before a client does, which would pass over a name
 * that it does not know and might repeat a value in its complaint. No rule given here repeats a
 * value.
 */
public final class KafkaProperties {

    private static final List<ConfigDef> CLIENTS =
            List.of(
                    ConsumerConfig.configDef(),
                    ProducerConfig.configDef(),
                    AdminClientConfig.configDef());

    /** Of Flink's connector, which reads them from among those of the client. */
    private static final List<String> CONNECTOR =
            List.of(
                    "client.id.prefix",
                    "commit.offsets.on.checkpoint",
                    "partition.discovery.interval.ms",
                    "register.consumer.metrics",
                    "register.producer.metrics");

    private static final Set<String> NAMES = names();

    /** A name may be that of somebody's own interceptor or login; these are not far enough off. */
    private static final int TOO_CLOSE = 2;

    private static final int SHORT_NAME = 8;

    private KafkaProperties() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(CONNECTOR);
        CLIENTS.forEach(client -> names.addAll(client.names()));
        return names;
    }

    /** What is wrong with a name, to be said behind it. */
    static Optional<String> nameProblem(String name) {
        if (NAMES.contains(name)) {
            return Optional.empty();
        }
        String usual = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        int tolerance = usual.length() < SHORT_NAME ? 1 : TOO_CLOSE;
        return Words.closest(usual, NAMES, tolerance)
                .map(near -> " is no Kafka property; did you mean " + Words.quote(near) + "?");
    }

    /** What is wrong with a value, to be said behind the name. */
    static Optional<String> valueProblem(String name, String value) {
        if (value.contains("${")) {
            return Optional.empty();
        }
        if (name.equals(SaslConfigs.SASL_JAAS_CONFIG)) {
            return jaasProblem(value);
        }
        return CLIENTS.stream()
                .map(client -> client.configKeys().get(name))
                .flatMap(key -> refusal(key, value).stream())
                .findFirst();
    }

    private static Optional<String> refusal(ConfigKey key, String value) {
        // A class may be one of the cluster, which this machine need not have.
        if (key == null || key.type == ConfigDef.Type.CLASS || key.type == ConfigDef.Type.LIST) {
            return Optional.empty();
        }
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(" has a value that Kafka does not take" + reason(e, key, value));
        }
    }

    /** Kafka says "Invalid value VALUE for configuration NAME: REASON". */
    private static String reason(ConfigException refusal, ConfigKey key, String value) {
        String before = " for configuration " + key.name + ": ";
        String message = String.valueOf(refusal.getMessage());
        int at = message.lastIndexOf(before);
        String reason = at < 0 ? "" : message.substring(at + before.length());
        boolean quotes = !value.isEmpty() && reason.contains(value);
        return reason.isEmpty() || quotes ? "" : ": " + reason;
    }

    private static Optional<String> jaasProblem(String text) {
        String form = "; it must be `MODULE required NAME=\"VALUE\" …;`";
        try {
            JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(text)));
            return Optional.empty();
        } catch (KafkaException | IllegalArgumentException e) {
            // What stands in quotes is from the text.
            String reason = String.valueOf(e.getMessage()).replaceAll("(?s)'.*'", "(hidden)");
            boolean plain = reason.contains("JAAS config");
            return Optional.of(" is no login configuration" + (plain ? ": " + reason : "") + form);
        }
    }

    /**
     * A file of Java properties for a client, secrets in the place of {@code ${env:NAME}} and
     * {@code ${file:PATH}}.
     *
     * @throws dev.recon.config.ConfigException when a name or a value cannot be right
     */
    public static Map<String, String> read(Path file, UnaryOperator<String> env)
            throws IOException {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.load(reader);
        }
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, String> read = new TreeMap<>();
        for (String name : new TreeSet<>(written.stringPropertyNames())) {
            List<String> wrong = new ArrayList<>();
            String value =
                    new Secrets(env)
                            .resolve(written.getProperty(name), rule -> wrong.add(": " + rule));
            if (wrong.isEmpty()) {
                valueProblem(name, value).ifPresent(wrong::add);
            }
            nameProblem(name).ifPresent(wrong::add);
            // Java's reader of properties does not say in which line.
            wrong.forEach(
                    rule -> problems.add(new ConfigProblem(file.toString(), 1, 1, name + rule)));
            read.put(name, value);
        }
        if (!problems.isEmpty()) {
            throw new dev.recon.config.ConfigException(problems);
        }
        return read;
    }
}
