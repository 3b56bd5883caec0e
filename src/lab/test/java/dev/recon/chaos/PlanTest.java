package dev.recon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final long LENGTH = 480_000;

    private static List<Plan.Step> of(List<Plan.Step> plan, Kind kind) {
        return plan.stream().filter(step -> step.kind() == kind).toList();
    }

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
        assertThat(Plan.of(1, 10, LENGTH)).isEqualTo(Plan.of(1, 10, LENGTH));
        assertThat(Plan.of(1, 10, LENGTH)).isNotEqualTo(Plan.of(2, 10, LENGTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 60})
    void hasAsManyKillsAsAskedForAndEverythingElseAtLeastOnce(int kills) {
        for (long seed = 0; seed < 50; seed++) {
            List<Plan.Step> plan = Plan.of(seed, kills, LENGTH);
            assertThat(of(plan, Kind.TASK_MANAGER)).hasSize(kills);
            assertThat(of(plan, Kind.BROKER)).hasSize(Math.max(1, kills / 5));
            assertThat(of(plan, Kind.CHECKPOINTS)).hasSize(Math.max(1, kills / 5));
            assertThat(of(plan, Kind.JOB_MANAGER)).hasSize(Math.max(1, kills / 10));
        }
    }

    @Test
    void staysWithinTheRunAndLetsTheJobHaveSomethingToLose() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Plan.of(seed, 10, LENGTH))
                    .allMatch(step -> step.atMillis() >= LENGTH * 0.08)
                    .allMatch(step -> step.atMillis() <= LENGTH * 0.92);
        }
    }

    @Test
    void killsAgainWhileTheJobHasNotRecovered() {
        List<Plan.Step> plan = Plan.of(1, 12, LENGTH);
        assertThat(plan).filteredOn(Plan.Step::thenAtOnce).hasSize(3);
        for (int i = 0; i < plan.size(); i++) {
            if (plan.get(i).thenAtOnce()) {
                assertThat(plan.get(i).kind()).isEqualTo(Kind.TASK_MANAGER);
                assertThat(plan.get(i + 1).kind()).isEqualTo(Kind.TASK_MANAGER);
                assertThat(plan.get(i + 1).atMillis() - plan.get(i).atMillis())
                        .isBetween(1_000L, 4_000L);
            }
        }
    }
}
