package dev.recon.deadletter;

import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaErrors;
import dev.recon.kafka.KafkaUnreachable;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** What it looks like when a second replay of the same dead letters has begun. */
final class Takeover {

    private Takeover() {}

    /** As {@link KafkaErrors#explaining}, for work that may be taken over by somebody else. */
    static <T> T explaining(KafkaConfig kafka, String what, Supplier<T> work) {
        return KafkaErrors.explaining(
                kafka,
                what,
                () -> {
                    try {
                        return work.get();
                    } catch (KafkaException e) {
                        throw isFenced(e) ? explained(kafka, what, e) : e;
                    }
                });
    }

    static RuntimeException explained(KafkaConfig kafka, String what, KafkaException e) {
        return isFenced(e)
                ? new KafkaUnreachable(
                        "Another 'recon dlq replay' of the same dead letters has been started and has taken over; what"
                                + " this one had under way is taken back, and nothing is sent twice",
                        e)
                : KafkaErrors.explained(kafka, what, e);
    }

    /** Whether somebody else has come to use the transactional id. */
    static boolean isFenced(KafkaException e) {
        return e instanceof ProducerFencedException
                || e instanceof InvalidProducerEpochException
                || (e.getCause() instanceof KafkaException cause && isFenced(cause));
    }
}
