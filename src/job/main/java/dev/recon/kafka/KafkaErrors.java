package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in words what keeps a client from Kafka, without the secrets of its properties. */
public final class KafkaErrors {

    private KafkaErrors() {}

    /** Does something with a client, and says in words what keeps it from it. */
    public static <T> T explaining(KafkaConfig kafka, String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaUnreachable e) {
            throw e;
        } catch (KafkaException e) {
            throw explained(kafka, what, e);
        }
    }

    /** Kafka refused, and what it said. */
    public static KafkaUnreachable explained(KafkaConfig kafka, String what, KafkaException e) {
        return new KafkaUnreachable(
                "Kafka at "
                        + kafka.bootstrapServers()
                        + " did not let us "
                        + what
                        + ": "
                        + kafka.hideSecrets(e.getMessage()),
                e);
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
     * @param what the request in words
     * @param patience how long was waited for the answer
     */
    static RuntimeException failed(
            KafkaConfig kafka, String what, Duration patience, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return noAnswer(kafka, what, patience, cause);
        }
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
        return cause instanceof RuntimeException refusal ? refusal : new KafkaException(cause);
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

    static KafkaUnreachable noAnswer(
            KafkaConfig kafka, String what, Duration patience, Throwable cause) {
        return new KafkaUnreachable(
                "Kafka at "
                        + kafka.bootstrapServers()
                        + " gave no answer within "
                        + patience.toSeconds()
                        + " s when asked to "
                        + what
                        + ". Check that the bootstrap servers are right, that the brokers run and can be reached from"
                        + " this machine, and that security.protocol fits the listener.",
                cause);
    }
}
