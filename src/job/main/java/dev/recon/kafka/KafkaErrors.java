package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Says in words what keeps a client from Kafka, without the secrets of its properties. What a
 * client is asked to do, {@code what}, completes "did not let us": "read the topic x".
 */
public final class KafkaErrors {

    private KafkaErrors() {}

    /**
     * Does something with a client.
     *
     * @throws RuntimeException as {@link #explained} says, for what Kafka refuses
     */
    public static <T> T explaining(KafkaConfig kafka, String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw explained(kafka, what, e);
        }
    }

    /**
     * Why a client could not do something.
     *
     * @return a {@link TopicException} where the topic is at fault, else a {@link KafkaUnreachable}
     */
    public static RuntimeException explained(KafkaConfig kafka, String what, KafkaException e) {
        // A producer wraps what has gone wrong before.
        Throwable why =
                e.getClass() == KafkaException.class && e.getCause() instanceof KafkaException
                        ? e.getCause()
                        : e;
        KafkaUnreachable kept = keptOut(kafka, what, why);
        if (kept != null) {
            return kept;
        }
        String reason = kafka.hideSecrets(Reasons.of(why));
        if (why instanceof TimeoutException) {
            return noAnswer(kafka, " when asked to " + what + " (" + reason + ")", e);
        }
        if (why instanceof InterruptException) {
            return interrupted(kafka, what, e);
        }
        String refused =
                "Kafka at " + kafka.bootstrapServers() + " did not let us " + what + ": " + reason;
        return why instanceof UnknownTopicOrPartitionException
                        || why instanceof InvalidTopicException
                ? new TopicException(refused, e)
                : new KafkaUnreachable(refused, e);
    }

    /** No client could be made of the properties. */
    static RuntimeException notSetUp(KafkaConfig kafka, KafkaException e) {
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
     * Why a request failed.
     *
     * @param patience how long was waited for the answer
     * @return what is no fault of the connection or of rights as Kafka gave it
     */
    static RuntimeException failed(
            KafkaConfig kafka, String what, Duration patience, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return noAnswer(kafka, what, patience, cause);
        }
        KafkaUnreachable kept = keptOut(kafka, what, cause);
        if (kept != null) {
            return kept;
        }
        return cause instanceof RuntimeException refusal ? refusal : new KafkaException(cause);
    }

    /** Null when it is neither the authentication nor the authorisation. */
    private static KafkaUnreachable keptOut(KafkaConfig kafka, String what, Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return notLetIn(kafka, cause);
        }
        if (cause instanceof AuthorizationException) {
            return new KafkaUnreachable(
                    "Kafka at "
                            + kafka.bootstrapServers()
                            + " denied the authorisation to "
                            + what
                            + ": "
                            + kafka.hideSecrets(Reasons.sentence(cause))
                            + ". Check the access control lists of this user.",
                    cause);
        }
        return null;
    }

    private static KafkaUnreachable notLetIn(KafkaConfig kafka, Throwable cause) {
        String servers = kafka.bootstrapServers();
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

    static KafkaUnreachable interrupted(KafkaConfig kafka, String what, Throwable cause) {
        return new KafkaUnreachable(
                "Interrupted while asking Kafka at " + kafka.bootstrapServers() + " to " + what,
                cause);
    }

    static KafkaUnreachable noAnswer(
            KafkaConfig kafka, String what, Duration patience, Throwable cause) {
        return noAnswer(
                kafka, " within " + patience.toSeconds() + " s when asked to " + what, cause);
    }

    private static KafkaUnreachable noAnswer(KafkaConfig kafka, String toWhat, Throwable cause) {
        return new KafkaUnreachable(
                "Kafka at "
                        + kafka.bootstrapServers()
                        + " gave no answer"
                        + toWhat
                        + ". Check that the bootstrap servers are right, that the brokers run and can be reached from"
                        + " this machine, and that security.protocol fits the listener.",
                cause);
    }
}
