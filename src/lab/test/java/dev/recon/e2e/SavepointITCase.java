package dev.recon.e2e;

import static org.apache.flink.core.execution.SavepointFormatType.CANONICAL;
import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.Verdicts;
import dev.recon.job.ReconJob;
import dev.recon.job.SavepointGuard;
import dev.recon.job.SavepointGuard.UnusableSavepoint;
import dev.recon.rows.MetricsRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that resumes from its savepoint emits what one emits that was never stopped. */
class SavepointITCase {

    @RegisterExtension static final Site SITE = new Site();

    /** Rows of windows that begin this long before the last record have to come by themselves. */
    private static final Duration BEHIND = Duration.ofMinutes(3);

    private static Recording recording;

    @BeforeAll
    static void record() throws IOException {
        recording = Recording.of(60_000, "45min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rocksdb", "heap"})
    void resumesFromItsSavepointsAtOtherParallelisms(String backend) throws Exception {
        Setup live = Setup.live(SITE, "parts-" + backend, "parts-" + backend, backend);
        recording.createTopics(live);
        int third = recording.size() / 3;

        recording.write(live, 0, third);
        Job first = Job.start(SITE, live.config(), 2);
        awaitRowsUpTo(third, live, first);
        String savepoint = first.stop(SITE, NATIVE);
        assertThat(
                        SavepointGuard.check(savepoint, ReconJob.inputs(live.config()), false)
                                .newStreams())
                .isEmpty();

        recording.write(live, third, 2 * third);
        Job second = Job.start(SITE, live.config(), 3, savepoint);
        awaitRowsUpTo(2 * third, live, second);
        String another = second.stop(SITE, CANONICAL);

        recording.write(live, 2 * third, recording.size());
        recording.writeFarHeartbeats(live);
        Job last = Job.start(SITE, live.config(), 1, another);
        last.awaitUntil(
                "everything is final",
                () -> Verdict.isComplete(Answers.rows(SITE, live.output()), recording));
        last.stop(SITE, NATIVE);

        Answers answers = Answers.ofTopics(live);
        Verdict.check(answers, recording);
        assertThat(answers.ids(Verdicts.Type.FOUND)).isNotEmpty();
        assertThat(answers.ids(Verdicts.Type.EXPLAINED)).isNotEmpty();
        assertThat(answers.rows()).anyMatch(row -> row.revision() > 2 && row.isFinal());
        assertIsWhatAnUndisturbedRunEmits(answers, live);
    }

    private static void awaitRowsUpTo(int record, Setup setup, Job job) {
        Instant time = recording.timeOf(record).minus(BEHIND);
        job.awaitUntil(
                "rows up to " + time,
                () ->
                        Answers.rows(SITE, setup.output()).stream()
                                .anyMatch(row -> row.windowStartMillis() >= time.toEpochMilli()));
    }

    private static void assertIsWhatAnUndisturbedRunEmits(Answers answers, Setup setup)
            throws Exception {
        Setup undisturbed = Setup.bounded(SITE, setup.input(), setup.output() + "-at-once");
        Job.run(SITE, undisturbed.config(), 2);
        Answers reference = Answers.ofTopics(undisturbed);
        assertThat(answers.outcomes()).isEqualTo(reference.outcomes());
        assertThat(answers.missing()).isEqualTo(reference.missing());
        assertThat(answers.unexpected()).isEqualTo(reference.unexpected());
    }

    @Test
    void aDrainedSavepointIsRefused() throws Exception {
        Setup live = Setup.live(SITE, "drained", "drained", "rocksdb");
        recording.createTopics(live);
        recording.write(live, 0, recording.size() / 3);
        Job job = Job.start(SITE, live.config(), 2);
        awaitRowsUpTo(recording.size() / 3, live, job);
        String drained = job.stop(SITE, CANONICAL, true);

        assertThatThrownBy(() -> SavepointGuard.check(drained, List.of(), true))
                .isInstanceOf(UnusableSavepoint.class)
                .hasMessageContaining("--drain");
        assertThat(Answers.rows(SITE, live.output())).anyMatch(MetricsRow::isFinal);
    }
}
