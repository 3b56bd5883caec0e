package dev.recon.kafka;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.config.KafkaConfig;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final KafkaConfig KAFKA = new KafkaConfig("h:1", null, Map.of(), 1, (short) -1);

    /** What the broker says of the topic t. */
    private static final class Described extends DescribeTopicsResult {
        Described(KafkaFuture<TopicDescription> answer) {
            super(null, Map.of("t", answer));
        }
    }

    private static Rights rights(KafkaFuture<TopicDescription> answer) {
        Admin admin =
                (Admin)
                        Proxy.newProxyInstance(
                                RightsTest.class.getClassLoader(),
                                new Class<?>[] {Admin.class},
                                (proxy, method, arguments) -> new Described(answer));
        return new Rights(new KafkaAdmin(admin, KAFKA, Duration.ofSeconds(1)), KAFKA);
    }

    private static Rights allowed(Set<AclOperation> operations) {
        return rights(
                KafkaFuture.completedFuture(
                        new TopicDescription("t", false, List.of(), operations)));
    }

    private static Rights failing(Exception failure) {
        KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(failure);
        return rights(answer);
    }

    @Test
    void everyOperationIsLookedForAndThoseThatAreMissingAreNamed() {
        Rights rights = allowed(Set.of(READ, DESCRIBE));
        rights.topic("t", READ, WRITE);
        assertThatThrownBy(rights::require)
                .isInstanceOf(KafkaUnreachable.class)
                .hasMessageContaining("the job needs: WRITE on the topic t. Grant");

        rights.topic("t", WRITE, CREATE);
        assertThatThrownBy(rights::require).hasMessageContaining("; WRITE, CREATE on the topic t.");
    }

    @Test
    void nothingIsMissingWhereAllIsAllowedOrTheBrokerDoesNotSay() {
        for (Rights rights : List.of(allowed(Set.of(READ, WRITE)), allowed(null))) {
            rights.topic("t", READ, WRITE);
            assertThatCode(rights::require).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsThereNeedNotBeCreated() {
        Rights rights = allowed(Set.of(WRITE));
        rights.topicOrNew("t", WRITE);
        assertThatCode(rights::require).doesNotThrowAnyException();
    }

    @Test
    void creatingIsNamedToWhoeverMayNotEvenLook() {
        Rights rights = failing(new TopicAuthorizationException("no"));
        rights.topicOrNew("t", WRITE);
        assertThatThrownBy(rights::require).hasMessageContaining("WRITE, CREATE on the topic t.");
    }

    @Test
    void aTopicThatDoesNotExistIsNotJudged() {
        Rights rights = failing(new UnknownTopicOrPartitionException());
        rights.topic("t", READ, WRITE);
        assertThatCode(rights::require).doesNotThrowAnyException();
    }
}
