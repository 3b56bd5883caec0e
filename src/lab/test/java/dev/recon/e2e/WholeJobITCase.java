package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.MetricNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job, from topics to topics, against the truth of a plant in which all goes wrong. */
class WholeJobITCase {

    @RegisterExtension static final Site SITE = new Site();

    private static final Map<Integer, Answers> ANSWERS = new HashMap<>();

    private static Recording recording;

    @BeforeAll
    static void record() throws IOException {
        recording = Recording.of(200_000, "2h");
        recording.writeTo(setup("none"));
    }

    private static Setup setup(String output) {
        return Setup.bounded(SITE, "whole", output);
    }

    private static Answers answers(int parallelism) throws Exception {
        if (!ANSWERS.containsKey(parallelism)) {
            Setup setup = setup("whole-" + parallelism);
            Job job = Job.run(SITE, setup.config(), parallelism);
            assertThat(SITE.counted(job.id(), MetricNames.HEARTBEATS))
                    .isEqualTo(recording.truth().totals().heartbeats);
            ANSWERS.put(parallelism, Answers.ofTopics(setup));
        }
        return ANSWERS.get(parallelism);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void saysExactlyWhatHappened(int parallelism) throws Exception {
        Verdict.check(answers(parallelism), recording);
    }

    @Test
    void comesToTheSameAtEveryParallelism() throws Exception {
        assertThat(answers(3).outcomes()).isEqualTo(answers(1).outcomes());
    }

    @Test
    void deliveringAtLeastOnceComesToTheSameRows() throws Exception {
        Setup setup = setup("whole-least").atLeastOnce();
        Job.run(SITE, setup.config(), 2);

        Answers least = Answers.ofTopics(setup);
        assertThat(least.outcomes()).isEqualTo(answers(3).outcomes());
        assertThat(least.missing()).isEqualTo(answers(3).missing());
    }
}
