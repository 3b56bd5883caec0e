package dev.recon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.verdict.AnswerKind;
import dev.recon.verdict.JobRows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private final Screen screen = new Screen(Look.PLAIN);
    private final JobRows job = new JobRows();

    private String line(View view, String start) {
        return screen.lines(view).stream()
                .filter(each -> each.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private void sayMuch() {
        for (AnswerKind kind : AnswerKind.values()) {
            if (kind != AnswerKind.DEAD_LETTER) {
                job.exception(kind.name(), "s0020-u002999");
            }
        }
        job.deadLetter("sensor", "FUTURE_TIMESTAMP", "time", "{\u0007" + "x".repeat(300));
        String counts =
                "\"expected\":3000,\"matched\":2400,\"missing\":200,\"found\":1000,\"pending\":400,\"completeness\":80.0";
        for (int minute = 0; minute < 20; minute++) {
            job.row("*", minute, counts, 12, true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10, 15, 20})
    void fitsASmallTerminalWhateverIsToBeSeen(int minute) {
        sayMuch();
        View view = Views.at(minute, job.answers);
        assertThat(screen.lines(view)).hasSize(23).allMatch(line -> line.matches("[ -~]{0,80}"));
        assertThat(screen.foot(view)).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void isAsHighBeforeThereIsAnythingToSee() {
        View view = Views.empty(job.answers);
        assertThat(screen.lines(view)).hasSize(23);
        assertThat(line(view, "job's W")).contains("--:--:--");
    }

    @Test
    void showsHowFarPlantAndJobAre() {
        View view = Views.at(10, job.answers);
        assertThat(line(view, "plant"))
                .contains("############............", "10:10:00", "wrote 1,109,412");
        assertThat(line(view, "job's W")).contains("10:09:40", "read  1,109,000", "23,457/s");
    }

    @Test
    void showsCountAndLatestOfEachKind() {
        job.exception("MISSING", "a").exception("MISSING", "b");
        View view = Views.at(10, job.answers);
        assertThat(line(view, "MISSING"))
                .isEqualTo("MISSING            2   b of 10:00:00: announced, but no reading came");
        assertThat(line(view, "FOUND")).isEqualTo("FOUND              0");
    }

    @Test
    void showsAWindowAsABarOfWhatHasComeAndWhatMayStillCome() {
        sayMuch();
        assertThat(line(Views.at(10, job.answers), "10:19"))
                .isEqualTo(
                        "10:19   ###################:::..   80.0 %    3,000      200    1,000 12 final");
    }

    @Test
    void aSingleLineSaysTheSameInShort() {
        sayMuch();
        assertThat(screen.line(Views.at(10, job.answers)))
                .startsWith("10:09:40  read 1,109,000  MISSING 1  FOUND 1")
                .endsWith("dead letter 1");
    }

    @Test
    void theActsFollowThePlant() {
        assertThat(List.of(0, 4, 9, 12, 20))
                .extracting(minute -> Views.at(minute, job.answers).act())
                .containsExactly(Act.values());
    }
}
