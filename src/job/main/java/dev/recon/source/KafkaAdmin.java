package dev.recon.source;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * An admin client that answers within a few seconds, or says in words what keeps it from answering.
 */
public final class KafkaAdmin implements AutoCloseable {

    /** How long the start of the job waits for Kafka. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Admin admin;
    private final KafkaConfig kafka;
    private final String servers;
    private final Duration patience;

    private KafkaAdmin(Admin admin, KafkaConfig kafka, Duration patience) {
        this.admin = admin;
        this.kafka = kafka;
        this.servers = kafka.bootstrapServers();
        this.patience = patience;
    }

    /**
     * Connects, so that what is wrong with the connection is reported before anything else.
     *
     * @param purpose what for, in words, for the message
     */
    public static KafkaAdmin connect(KafkaConfig kafka, Duration patience, String purpose) {
        KafkaAdmin connected = new KafkaAdmin(open(kafka, patience), kafka, patience);
        try {
            connected.call(purpose, admin -> admin.describeCluster().nodes());
            return connected;
        } catch (RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    private static Admin open(KafkaConfig kafka, Duration patience) {
        Properties properties = KafkaClients.common(kafka);
        String millis = Long.toString(patience.toMillis());
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        // Every attempt is a line in the log.
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "500");
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "5000");
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw notSetUp(kafka, e);
        }
    }

    private static RuntimeException notSetUp(KafkaConfig kafka, KafkaException e) {
        Throwable why = e.getCause() == null ? e : e.getCause();
        String servers = kafka.bootstrapServers();
        if (why instanceof ConfigException
                && why.getMessage().contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            return new KafkaUnreachable(
                    "None of the brokers "
                            + servers
                            + " can be found under its name. Check kafka.bootstrap-servers, and"
                            + " whether this machine can resolve the names.",
                    e);
        }
        return new KafkaSettingsException(
                "No client for Kafka at "
                        + servers
                        + " could be set up: "
                        + kafka.hideSecrets(Reasons.of(why))
                        + ". Check the Kafka properties of the configuration, and the files and passwords that they"
                        + " name.",
                e);
    }

    /**
     * Waits for the answer to one request.
     *
     * @param what the request in words, for the message: "create the topic x"
     * @throws KafkaUnreachable when there is no answer in time, or we are not let in or not allowed
     * @throws KafkaException any other refusal, as Kafka gave it
     */
    public <T> T call(String what, Function<Admin, KafkaFuture<T>> request) {
        try {
            return request.apply(admin).get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachable(
                    "Interrupted while asking Kafka at " + servers + " to " + what, e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw noAnswer(what, e);
        } catch (ExecutionException e) {
            throw explained(what, e.getCause());
        }
    }

    private RuntimeException explained(String what, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return noAnswer(what, cause);
        }
        if (cause instanceof AuthenticationException) {
            return notLetIn(cause);
        }
        if (cause instanceof AuthorizationException) {
            return new KafkaUnreachable(
                    "Kafka at "
                            + servers
                            + " denied the authorisation to "
                            + what
                            + ": "
                            + kafka.hideSecrets(Reasons.sentence(cause))
                            + ". Check the access control lists of this user.",
                    cause);
        }
        return cause instanceof RuntimeException refusal ? refusal : new KafkaException(cause);
    }

    private KafkaUnreachable notLetIn(Throwable cause) {
        String reason = kafka.hideSecrets(Reasons.of(cause));
        if (cause instanceof SslAuthenticationException) {
            return new KafkaUnreachable(
                    "No TLS connection to Kafka at "
                            + servers
                            + " could be made: "
                            + reason
                            + ". Check that the trust store holds the authority of the brokers' certificates, that those"
                            + " name the hosts of kafka.bootstrap-servers, that the listener speaks TLS, and that a key"
                            + " store is given where the brokers ask for a certificate.",
                    cause);
        }
        return new KafkaUnreachable(
                "Kafka at "
                        + servers
                        + " refused the authentication: "
                        + reason
                        + ". Check user and password in sasl.jaas.config, sasl.mechanism and security.protocol.",
                cause);
    }

    private KafkaUnreachable noAnswer(String what, Throwable cause) {
        return new KafkaUnreachable(
                "Kafka at "
                        + servers
                        + " gave no answer within "
                        + patience.toSeconds()
                        + " s when asked to "
                        + what
                        + ". Check that the bootstrap servers are right, that the brokers run and can be reached from"
                        + " this machine, and that security.protocol fits the listener.",
                cause);
    }

    /** Those of the topics that exist. */
    public Map<String, TopicDescription> describe(Collection<String> topics) {
        Map<String, TopicDescription> found = new LinkedHashMap<>();
        for (String topic : topics) {
            try {
                found.put(topic, call("describe the topic " + topic, a -> description(a, topic)));
            } catch (UnknownTopicOrPartitionException absent) {
                // Not among those that exist.
            }
        }
        return found;
    }

    /**
     * Those of the topics that exist, once the leader of every partition answers. A topic exists
     * before all brokers know of it and before its leaders are up; an idempotent producer that is
     * turned away then, with further batches of the partition under way, can have a later one
     * accepted as its first, and is out of sequence for good.
     */
    public Map<String, TopicDescription> await(Collection<String> topics, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Map<String, TopicDescription> found = describe(topics);
        try {
            while ((found.size() < topics.size() || !areLed(found.values()))
                    && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                found = describe(topics);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private boolean areLed(Collection<TopicDescription> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic : topics) {
            topic.partitions()
                    .forEach(
                            partition ->
                                    ends.put(
                                            new TopicPartition(topic.name(), partition.partition()),
                                            OffsetSpec.latest()));
        }
        try {
            call("say where the topics end", client -> client.listOffsets(ends).all());
            return true;
        } catch (RetriableException notYet) {
            return false;
        }
    }

    /** With what this user may do to it. */
    private static KafkaFuture<TopicDescription> description(Admin admin, String topic) {
        DescribeTopicsOptions options =
                new DescribeTopicsOptions().includeAuthorizedOperations(true);
        return admin.describeTopics(List.of(topic), options).topicNameValues().get(topic);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
