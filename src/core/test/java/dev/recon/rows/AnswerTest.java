package dev.recon.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static List<Answer> those(Predicate<Answer> property) {
        return Stream.of(Answer.values()).filter(property).toList();
    }

    @Test
    void theStatusAloneIsWrittenAtOnce() {
        assertThat(those(Answer::isAtOnce)).containsExactly(Answer.STATUS);
        assertThat(Answer.delivered()).doesNotContain(Answer.STATUS).hasSize(5);
    }

    @Test
    void deadLettersAloneCarryRecords() {
        assertThat(those(Answer::carriesRecords)).containsExactly(Answer.DEADLETTERS);
    }

    @Test
    void compactionIsRefusedWhereItWouldLoseWhatNobodyElseHas() {
        assertThat(those(answer -> answer.kept().refusesCompaction()))
                .containsExactly(Answer.EXCEPTIONS, Answer.DEADLETTERS);
        assertThat(those(answer -> answer.kept().isCompacted()))
                .containsExactly(Answer.METRICS, Answer.FILLS, Answer.SERIES);
    }
}
