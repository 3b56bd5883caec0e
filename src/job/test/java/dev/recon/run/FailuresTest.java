package dev.recon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.kafka.KafkaUnreachable;
import dev.recon.operator.UnusableState;
import dev.recon.rest.FlinkUnreachable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final StringWriter err = new StringWriter();

    private int explain(Throwable failure) {
        return new Failures(List.of()).explain(failure, new PrintWriter(err));
    }

    @Test
    void refusedStateIsAMatterOfTheConfigurationHoweverItWasWrapped() {
        String reason = UnusableState.REFUSED + "time.metrics-interval was 1000 ms";
        Exception thrown =
                new IllegalStateException("caused by x.UnusableState: " + reason + "\n  at");
        assertThat(explain(new RuntimeException("job failed", thrown)))
                .isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(err.toString()).isEqualTo("recon: " + reason + System.lineSeparator());
    }

    @Test
    void aClusterOrABrokerThatDoesNotStartIsNoBug() {
        for (RuntimeException failure :
                List.of(
                        new FlinkUnreachable("no cluster", null),
                        new KafkaUnreachable("no broker", null))) {
            assertThat(explain(failure)).isEqualTo(ExitCodes.UNREACHABLE);
            assertThat(err.toString()).contains("recon: " + failure.getMessage());
        }
    }

    @Test
    void anotherNumberOfBucketsIsNamedByItsKey() {
        Exception thrown = new IllegalStateException("Max parallelism mismatch between a and b");
        assertThat(explain(new RuntimeException(thrown))).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(err.toString()).contains("state.buckets", "Max parallelism mismatch");
    }

    @Test
    void stateOfWhatIsNotThereAnyMoreIsGivenUpByAFlag() {
        Exception thrown =
                new IllegalStateException(
                        "Failed to rollback to checkpoint/savepoint a. Cannot map checkpoint/savepoint state for operator b");
        assertThat(explain(new RuntimeException(thrown))).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(err.toString())
                .contains("--allow-non-restored-state", "--allowNonRestoredState");
    }

    @Test
    void anythingElseIsABug() {
        assertThat(explain(new RuntimeException("boom"))).isEqualTo(ExitCodes.BUG);
    }
}
