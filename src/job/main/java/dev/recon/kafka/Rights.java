package dev.recon.kafka;

import dev.recon.config.KafkaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * What the user of the job may do, asked before it starts, so that all that is missing is said at
 * once, instead of a running job failing of one thing after the other. Where a broker does not say,
 * nothing is taken to be missing.
 */
public final class Rights {

    private final KafkaAdmin admin;
    private final KafkaConfig kafka;
    private final List<String> missing = new ArrayList<>();

    public Rights(KafkaAdmin admin, KafkaConfig kafka) {
        this.admin = admin;
        this.kafka = kafka;
    }

    /** What is to be done with a topic; one that does not exist is not judged. */
    public void topic(String topic, AclOperation... needed) {
        topic(topic, List.of(needed), List.of());
    }

    /** The same of a topic that is created when it does not exist. */
    public void topicOrNew(String topic, AclOperation... needed) {
        topic(topic, List.of(needed), List.of(AclOperation.CREATE));
    }

    /**
     * @param ifNew what is needed besides when it does not exist, which is not said to whoever may
     *     do nothing with it
     */
    private void topic(String topic, List<AclOperation> needed, List<AclOperation> ifNew) {
        try {
            TopicDescription found = admin.describe(List.of(topic)).get(topic);
            Set<AclOperation> allowed = found == null ? null : found.authorizedOperations();
            if (allowed != null && !allowed.containsAll(needed)) {
                missing.add(onTopic(topic, needed.stream().filter(o -> !allowed.contains(o))));
            }
        } catch (KafkaUnreachable e) {
            missing(onTopic(topic, Stream.concat(needed.stream(), ifNew.stream())), e);
        }
    }

    private static String onTopic(String topic, Stream<AclOperation> operations) {
        return operations.map(AclOperation::name).collect(Collectors.joining(", "))
                + " on the topic "
                + topic;
    }

    /** For the offsets that are committed for others to see; null when none are. */
    public void group(String group) {
        if (group != null) {
            ask(
                    AclOperation.READ + " on the group " + group,
                    client ->
                            client.describeConsumerGroups(
                                            List.of(group), new DescribeConsumerGroupsOptions())
                                    .describedGroups()
                                    .get(group));
        }
    }

    /** Whether transactional ids that begin so may be used. */
    public void transactions(String prefix) {
        String id = prefix + "check";
        ask(
                AclOperation.WRITE + " on transactional ids that begin with " + prefix,
                client -> client.describeTransactions(List.of(id)).description(id));
    }

    private <T> void ask(String right, Function<Admin, KafkaFuture<T>> request) {
        try {
            admin.call("say whether there is " + right, request);
        } catch (KafkaUnreachable e) {
            missing(right, e);
        } catch (KafkaException notThereYet) {
            // No such group or transaction, which Kafka says only to whoever may use it.
        }
    }

    private void missing(String right, KafkaUnreachable e) {
        if (!(e.getCause() instanceof AuthorizationException)) {
            throw e;
        }
        missing.add(right);
    }

    /**
     * @throws KafkaUnreachable naming everything that this user may not do
     */
    public void require() {
        if (!missing.isEmpty()) {
            throw new KafkaUnreachable(
                    "Kafka at "
                            + kafka.bootstrapServers()
                            + " does not give this user the rights that the job needs: "
                            + String.join("; ", missing)
                            + ". Grant them (docs/kafka-rights.md has the whole list), or correct the name in the"
                            + " configuration.",
                    null);
        }
    }
}
