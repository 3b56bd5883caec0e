package dev.recon.sink;

import dev.recon.config.KafkaConfig;
import dev.recon.config.SinksConfig;
import dev.recon.kafka.KafkaAdmin;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * What other runs, started from the same savepoint and killed, have left open: readers of committed
 * records wait behind it until it is ended or times out. Flink's sink ends what the run before has
 * left, as the savepoint names it, and not what others have. Only a person can know whether such a
 * run is really dead, so its transactions are ended only when that is asked for.
 */
public final class AbandonedTransactions {

    private AbandonedTransactions() {}

    /**
     * @param idPrefix of the runs whose transactions are meant, and of no others
     * @param ends whether they are given up; what those runs have written in them is lost then
     * @return the ids of the transactions that were open on the output topics
     * @throws dev.recon.kafka.KafkaUnreachable when Kafka does not answer within seconds, or denies
     *     us
     */
    public static Set<String> find(
            SinksConfig sinks, KafkaConfig kafka, String idPrefix, boolean ends) {
        Set<String> topics =
                sinks.answers().stream()
                        .map(SinksConfig.Target::topic)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (topics.isEmpty() || sinks.delivery() != SinksConfig.Delivery.EXACTLY_ONCE) {
            return Set.of();
        }
        try (KafkaAdmin admin =
                KafkaAdmin.connect(kafka, KafkaAdmin.PATIENCE, "look for open transactions")) {
            Set<String> open = open(admin, idPrefix, topics);
            if (ends && !open.isEmpty()) {
                admin.call("end open transactions", client -> client.fenceProducers(open).all());
            }
            return open;
        }
    }

    private static Set<String> open(KafkaAdmin admin, String idPrefix, Set<String> topics) {
        ListTransactionsOptions ongoing =
                new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
        List<String> ours =
                admin
                        .call("list transactions", client -> client.listTransactions(ongoing).all())
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> id.startsWith(idPrefix))
                        .toList();
        return ours.stream().filter(id -> isOn(id, topics, admin)).collect(Collectors.toSet());
    }

    /** Another job may have been started from the savepoint to write elsewhere. */
    static boolean isOn(String id, Set<String> topics, KafkaAdmin admin) {
        try {
            return admin
                    .call(
                            "describe the transaction " + id,
                            client -> client.describeTransactions(List.of(id)).description(id))
                    .topicPartitions()
                    .stream()
                    .anyMatch(at -> topics.contains(at.topic()));
        } catch (TransactionalIdNotFoundException expired) {
            // Since it was listed: there is nothing left to end.
            return false;
        }
    }
}
