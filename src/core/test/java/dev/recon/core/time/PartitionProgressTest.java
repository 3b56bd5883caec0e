package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Partitions are idle after 1000 ms of silence, and asked about from 500 ms on. */
class PartitionProgressTest {

    private final PartitionProgress partitions = new PartitionProgress(TestRules.SMALL, 4, 2, 5, 3);

    private static Rules idleAfter(long millis) {
        return new Rules(100, 50, 20, 300, millis, 10, 0, false);
    }

    @Test
    void saysWhoItIsAndHowMuchItWasGiven() {
        partitions.assigned(2, 0, 0);
        partitions.assigned(0, 0, 0);
        partitions.assigned(2, 7, 50);
        assertThat(partitions.progress())
                .isEqualTo(new Progress(4, 2, 5, 2, 3, Progress.NONE, Progress.NONE, 0, false));
    }

    @Test
    void aReaderWithoutPartitionsHoldsNothingBack() {
        assertThat(partitions.progress())
                .isEqualTo(
                        new Progress(
                                4, 2, 5, 0, 3, Progress.IDLE, Progress.NONE, Progress.IDLE, false));
        assertThat(partitions.unconfirmed(1_000_000)).isEmpty();
    }

    @Test
    void theHighestTimeOfAPartitionCounts() {
        partitions.assigned(0, 0, 0);
        partitions.active(0, 0, 5_000, 1);
        partitions.active(0, 1, 4_000, 2);
        assertThat(partitions.progress().topMillis()).isEqualTo(5_000);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(5_000);
    }

    @Test
    void theLowestPartitionHoldsTheReaderBackAndTheHighestIsItsTop() {
        partitions.assigned(0, 0, 0);
        partitions.assigned(1, 0, 0);
        partitions.active(0, 0, 5_000, 1);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.NONE);
        assertThat(partitions.progress().topMillis()).isEqualTo(5_000);
        partitions.active(1, 0, 4_000, 1);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(4_000);
        assertThat(partitions.progress().topMillis()).isEqualTo(5_000);
    }

    @Test
    void onlyConfirmedSilenceCounts() {
        partitions.assigned(0, 0, 0);
        partitions.active(0, 0, 5_000, 100);
        assertThat(partitions.progress().silentMillis()).isZero();
        partitions.confirm(0, true, 600, 650);
        assertThat(partitions.progress().silentMillis()).isEqualTo(500);
        partitions.confirm(0, true, 1_099, 1_200);
        assertThat(partitions.progress().silentMillis()).isEqualTo(999);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(5_000);
        partitions.confirm(0, true, 1_100, 1_200);
        assertThat(partitions.progress().silentMillis()).isEqualTo(1_000);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.IDLE);
        assertThat(partitions.progress().topMillis()).isEqualTo(5_000);
    }

    @Test
    void aLateAnswerTakesNothingBack() {
        partitions.assigned(0, 0, 0);
        partitions.confirm(0, true, 800, 900);
        partitions.confirm(0, true, 700, 950);
        assertThat(partitions.progress().silentMillis()).isEqualTo(800);
    }

    @Test
    void anAnswerToAQuestionFromBeforeARecordIsNoSilence() {
        partitions.assigned(0, 0, 0);
        partitions.active(0, 0, 5_000, 900);
        partitions.confirm(0, true, 800, 1_000);
        assertThat(partitions.progress().silentMillis()).isZero();
    }

    @Test
    void silenceOfAPartitionThatHadNoRecordIsMeasuredFromItsAssignment() {
        partitions.assigned(0, 0, 5_000);
        partitions.confirm(0, true, 5_999, 6_000);
        assertThat(partitions.progress().silentMillis()).isEqualTo(999);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.NONE);
        partitions.confirm(0, true, 6_000, 6_000);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.IDLE);
    }

    @Test
    void silenceBeginsAnewWhileThereIsSomethingLeftToRead() {
        partitions.assigned(0, 0, 0);
        partitions.confirm(0, true, 900, 900);
        partitions.confirm(0, false, 950, 1_000);
        assertThat(partitions.progress().silentMillis()).isZero();
        partitions.confirm(0, true, 1_990, 2_000);
        assertThat(partitions.progress().silentMillis()).isEqualTo(990);
        partitions.active(0, 0, 1, 3_000);
        partitions.confirm(0, false, 2_500, 2_600);
        partitions.confirm(0, true, 4_000, 4_000);
        assertThat(partitions.progress().silentMillis()).as("from the record on").isEqualTo(1_000);
    }

    @Test
    void anIdlePartitionDoesNotHoldTheOthersBack() {
        partitions.assigned(0, 0, 0);
        partitions.assigned(1, 0, 0);
        partitions.active(0, 0, 9_000, 10_000);
        partitions.confirm(1, true, 5_000, 5_000);
        partitions.confirm(1, true, 10_000, 10_000);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(9_000);
        assertThat(partitions.progress().silentMillis()).as("not all are silent").isZero();
        partitions.active(1, 0, 2_000, 10_001);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(2_000);
    }

    @Test
    void theSilenceOfAReaderIsThatOfItsLastActivePartition() {
        partitions.assigned(0, 0, 0);
        partitions.assigned(1, 0, 0);
        partitions.active(0, 0, 9_000, 500);
        partitions.confirm(0, true, 2_000, 2_000);
        partitions.confirm(1, true, 2_000, 2_000);
        assertThat(partitions.progress().silentMillis()).isEqualTo(1_500);
    }

    @Test
    void asksAboutPartitionsThatAreNearlyIdleWithTheOffsetBehindWhatWasRead() {
        partitions.assigned(0, 17, 0);
        partitions.assigned(2, 30, 0);
        assertThat(partitions.unconfirmed(499)).isEmpty();
        assertThat(partitions.unconfirmed(500)).containsOnlyKeys(0, 2).containsEntry(0, 17L);
        partitions.active(2, 40, 1, 100);
        assertThat(partitions.unconfirmed(599)).containsOnlyKeys(0);
        assertThat(partitions.unconfirmed(600)).containsEntry(2, 41L);
    }

    @Test
    void whatIsConfirmedAsOfNowIsNotAskedAgain() {
        partitions.assigned(0, 0, 0);
        partitions.confirm(0, true, 700, 700);
        assertThat(partitions.unconfirmed(700)).isEmpty();
        assertThat(partitions.unconfirmed(701)).containsOnlyKeys(0);
    }

    @Test
    void anUnusableRecordMovesThePositionAndIsNoActivity() {
        partitions.assigned(0, 0, 0);
        partitions.passed(0, 8);
        assertThat(partitions.unconfirmed(500)).containsEntry(0, 9L);
        partitions.confirm(0, true, 1_000, 1_000);
        assertThat(partitions.progress().silentMillis()).isEqualTo(1_000);
    }

    @Test
    void asksOnceASecondAndMoreOftenWhenALongTimeoutIsAlmostOver() {
        PartitionProgress patient = new PartitionProgress(idleAfter(60_000), 0, 0, 1, 1);
        patient.assigned(0, 0, 0);
        assertThat(patient.unconfirmed(999)).isEmpty();
        assertThat(patient.unconfirmed(1_000)).isNotEmpty();
        for (long now = 1_000; now <= 58_500; now += 500) {
            patient.confirm(0, true, now, now);
            assertThat(patient.unconfirmed(now + 499)).isEmpty();
        }
        assertThat(patient.unconfirmed(58_999)).isEmpty();
        patient.confirm(0, true, 58_999, 58_999);
        assertThat(patient.unconfirmed(59_000)).isNotEmpty();
        assertThat(patient.progress().silentMillis()).isEqualTo(58_999);
    }

    @Test
    void saysThatItsInputHasEnded() {
        partitions.assigned(0, 0, 0);
        partitions.end();
        assertThat(partitions.progress().ended()).isTrue();
    }

    @Test
    void countsPartitionsThatAreIdle() {
        partitions.assigned(0, 0, 0);
        partitions.assigned(2, 0, 0);
        assertThat(partitions.idlePartitions()).isZero();
        partitions.confirm(2, true, 999, 999);
        assertThat(partitions.idlePartitions()).isZero();
        partitions.confirm(2, true, 1_000, 1_000);
        assertThat(partitions.idlePartitions()).isEqualTo(1);
        partitions.confirm(0, true, 1_000, 1_000);
        assertThat(partitions.idlePartitions()).isEqualTo(2);
        partitions.active(0, 0, 5_000, 1_001);
        assertThat(partitions.idlePartitions()).isEqualTo(1);
    }

    @Test
    void isBlindWhenNobodyAnswersForFiveSecondsBeyondTheIdleTimeout() {
        partitions.assigned(0, 0, 100);
        partitions.assigned(2, 0, 100);
        assertThat(blindAt(6_099)).isZero();
        assertThat(blindAt(6_100)).isEqualTo(2);
        partitions.active(0, 0, 5_000, 6_100);
        assertThat(blindAt(6_100)).isEqualTo(1);
        partitions.confirm(2, true, 6_200, 6_300);
        assertThat(blindAt(6_300)).isZero();
        assertThat(blindAt(12_099)).isZero();
        assertThat(blindAt(12_100)).as("the one that was read").isEqualTo(1);
        assertThat(blindAt(12_299)).isEqualTo(1);
        assertThat(blindAt(12_300)).isEqualTo(2);
    }

    @Test
    void whatNobodyAnsweredForIsNoSilence() {
        partitions.assigned(0, 0, 0);
        partitions.confirm(0, true, 600, 600);
        partitions.confirm(0, true, 5_600, 5_650);
        assertThat(partitions.progress().silentMillis()).isEqualTo(5_600);
        partitions.confirm(0, true, 10_601, 10_700);
        assertThat(partitions.progress().silentMillis()).isZero();
        partitions.confirm(0, true, 11_200, 11_200);
        assertThat(partitions.progress().silentMillis()).isEqualTo(500);
    }

    @Test
    void isNotBlindWhenThereIsMoreToReadOrItWasHeldBack() {
        partitions.assigned(0, 0, 0);
        partitions.confirm(0, false, 5_900, 5_950);
        assertThat(blindAt(11_949)).isZero();
        partitions.watchesAgain(11_940);
        assertThat(blindAt(16_939)).isZero();
        assertThat(blindAt(16_940)).isEqualTo(1);
    }

    @Test
    void isQuietSinceTheLastUsableRecordOfAnyPartition() {
        assertThat(partitions.quietMillis(50)).isEqualTo(Progress.IDLE);
        partitions.assigned(0, 0, 0);
        partitions.assigned(2, 0, 0);
        partitions.active(2, 0, 5_000, 30);
        partitions.passed(0, 0);
        assertThat(partitions.quietMillis(50)).isEqualTo(20);
    }

    private int blindAt(long nowMillis) {
        partitions.lookForBlind(nowMillis);
        return partitions.blindPartitions();
    }

    @Test
    void whatWasIdleBeforeItWasBlindHoldsBackUntilItIsSeenAgain() {
        partitions.assigned(0, 0, 0);
        partitions.active(0, 0, 5_000, 100);
        partitions.confirm(0, true, 1_100, 1_100);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.IDLE);

        assertThat(blindAt(6_100)).isEqualTo(1);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(5_000);
        assertThat(partitions.progress().silentMillis()).isZero();
        assertThat(partitions.idlePartitions()).isZero();

        partitions.confirm(0, true, 7_000, 7_100);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(5_000);
        assertThat(partitions.progress().silentMillis()).isZero();
        partitions.confirm(0, true, 8_100, 8_100);
        assertThat(partitions.progress().lowestMillis()).isEqualTo(Progress.IDLE);
    }

    @Test
    void aRecordEndsBlindnessToo() {
        partitions.assigned(0, 0, 0);
        assertThat(blindAt(6_000)).isEqualTo(1);
        partitions.active(0, 0, 5_000, 6_100);
        assertThat(partitions.blindPartitions()).isZero();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }

    @Test
    void onlyWhatHasBeenAssignedIsRead() {
        partitions.assigned(2, 0, 0);
        for (int other : new int[] {0, 3}) {
            String message = "Partition " + other + " has not been assigned to reader 2";
            refused(() -> partitions.active(other, 0, 5_000, 1), message);
            refused(() -> partitions.passed(other, 0), message);
            refused(() -> partitions.confirm(other, true, 1, 1), message);
        }
    }

    @Test
    void nothingIsReadAfterTheEnd() {
        partitions.assigned(0, 0, 0);
        partitions.end();
        String message = "The input of reader 2 of stream 4 has ended";
        refused(() -> partitions.active(0, 0, 5_000, 1), message);
        refused(() -> partitions.passed(0, 0), message);
        refused(() -> partitions.assigned(1, 0, 1), message);
        partitions.confirm(0, true, 1, 1);
        assertThat(partitions.progress().ended()).isTrue();
    }
}
