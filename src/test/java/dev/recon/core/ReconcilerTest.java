package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every transition of an item; the tables are explained in {@link Story}. Windows of 100, deadlines
 * 30 after the event rounded up to tens, the horizon 300.
 */
class ReconcilerTest {

    private static void story(String table) {
        Story.check(TestRules.SMALL, table);
    }

    @Test
    void anActualMeetsItsExpected() {
        story(
                """
                E a 105  ->
                A a 105  ->
                W 250    ->
                counts   -> 0 100: expected 1, matched 1""");
    }

    @Test
    void anExpectedMeetsItsActual() {
        story(
                """
                A a 105  ->
                counts   ->
                E a 105  ->
                W 250    ->
                counts   -> 0 100: expected 1, matched 1""");
    }

    @Test
    void reportsMissingOnceWhenWPassesTheDeadline() {
        story(
                """
                E a 105  ->
                W 139    ->
                W 140    -> MISSING a@105
                W 300    ->
                rest     ->
                counts   -> 0 100: expected 1, missing 1""");
    }

    @Test
    void reportsUnexpectedOnceWhenWPassesTheDeadline() {
        story(
                """
                A a 105  ->
                W 139    ->
                W 140    -> UNEXPECTED a@105
                W 300    ->
                rest     ->
                counts   -> 0 100: unexpected 1""");
    }

    @Test
    void whatWasMissingIsFoundAtOnce() {
        story(
                """
                E a 105  ->
                W 140    -> MISSING a@105
                A a 205  -> FOUND a@105
                W 400    ->
                counts   -> 0 100: expected 1, matched 1, found 1, skewed 1""");
    }

    @Test
    void whatWasUnexpectedIsExplainedAtOnce() {
        story(
                """
                A a 105  ->
                W 140    -> UNEXPECTED a@105
                counts   -> 0 100: unexpected 1
                E a 205  -> EXPLAINED a@205
                W 400    ->
                counts   -> 0 100: unexpected -1; 0 200: expected 1, matched 1, skewed 1""");
    }

    @Test
    void theExpectedTimeRulesWhenTimesDiffer() {
        story(
                """
                E a 105  ->
                A a 299  ->
                A b 299  ->
                E b 105  ->
                counts   -> 0 100: expected 2, matched 2, skewed 2""");
    }

    @Test
    void timesOfRecordsThatSpeakOfManyAreNotCompared() {
        story(
                """
                E a 105       ->
                A a 106 many  ->
                A b 105 many  ->
                E b 106       ->
                E c 105 many  ->
                A c 106       ->
                counts        -> 0 100: expected 3, matched 3""");
    }

    @Test
    void aNoopSatisfiesAndIsCountedAsFiltered() {
        story(
                """
                E a 105       ->
                A a 215 noop  ->
                A b 215 noop  ->
                counts        -> 0 100: expected 1, matched 1, filtered 1, skewed 1
                E b 105       ->
                counts        -> 0 100: expected 1, matched 1, filtered 1, skewed 1""");
    }

    @Test
    void aNoopMeansNothingOnAnExpectedStream() {
        story(
                """
                E a 105 noop  ->
                A a 105       ->
                B b 105 noop  ->
                counts        -> 0 100: expected 2, matched 2, filtered 1""");
    }

    @Test
    void anUnexpectedNoopIsReportedAndExplained() {
        story(
                """
                A a 105 noop  ->
                W 140         -> UNEXPECTED a@105
                restore       ->
                E a 105       -> EXPLAINED a@105
                counts        -> 0 100: expected 1, matched 1, filtered 1""");
    }

    @Test
    void anInvalidReadingHasArrivedAllTheSame() {
        story(
                """
                E a 105          ->
                A a 205 invalid  -> INVALID a@205
                A b 205 invalid  -> INVALID b@205
                W 240            -> UNEXPECTED b@205
                counts           -> 0 100: expected 1, matched 1, skewed 1; \
                0 200: unexpected 1, invalid 2""");
    }

    @Test
    void theValueOfANoopOfADuplicateOrOfAnExpectedIsNotLookedAt() {
        story(
                """
                E a 105 invalid       ->
                A a 105 noop invalid  ->
                A a 105 invalid       ->
                counts -> 0 100: expected 1, matched 1, filtered 1, duplicate-actual 1""");
    }

    @Test
    void aDuplicateCountsInTheWindowOfItsOwnTimeAndDoesNothingElse() {
        story(
                """
                E a 105  ->
                E a 205  ->
                A a 105  ->
                A a 305  ->
                E a 305  ->
                counts   -> 0 100: expected 1, matched 1; 0 200: duplicate-expected 1; \
                0 300: duplicate-expected 1, duplicate-actual 1
                W 404    ->
                E a 106  ->
                counts   -> 0 100: duplicate-expected 1
                W 405    ->
                E a 106  ->
                counts   -> 0 100: expected 1""");
    }

    @Test
    void aDuplicateOfWhatWasReportedTakesNothingBack() {
        story(
                """
                E a 105  ->
                W 140    -> MISSING a@105
                E a 106  ->
                A b 150  ->
                A b 150 invalid ->
                W 180    -> UNEXPECTED b@150
                A b 150  ->
                counts   -> 0 100: expected 1, missing 1, unexpected 1, \
                duplicate-expected 1, duplicate-actual 2""");
    }

    @Test
    void duplicatesAreReportedWhenThatIsWanted() {
        Story.check(
                TestRules.REPORTING_DUPLICATES,
                """
                E a 105  ->
                E a 106  -> DUPLICATE expected a@106
                A a 105  ->
                A a 107  -> DUPLICATE actual a@107
                counts   -> 0 100: expected 1, matched 1, duplicate-expected 1, duplicate-actual 1""");
    }

    @Test
    void aRecordOnBothSidesIsExpectedFirst() {
        story(
                """
                B a 105  ->
                B a 105  ->
                W 300    ->
                counts   -> 0 100: expected 1, matched 1, duplicate-expected 1, duplicate-actual 1
                W 500    ->
                B a 105  -> BEYOND expected a@105; BEYOND actual a@105""");
    }

    @Test
    void everyLegIsReconciledOnItsOwn() {
        story(
                """
                L a 105  ->
                A a 105  ->
                W 140    -> MISSING a@105 on 1
                X a 105  -> FOUND a@105 on 1
                counts   -> 0 100: expected 1, matched 1; 1 100: expected 1, matched 1, found 1
                W 405    ->
                L a 105  -> BEYOND expected a@105; BEYOND expected a@105 on 1""");
    }

    @Test
    void wNeverGoesBack() {
        Reconciler reconciler =
                new Reconciler(
                        TestRules.SMALL, new Routes(List.of(), 0, List.of()), null, new Deltas(0));
        reconciler.advanceTo(100);
        reconciler.advanceTo(100);
        assertThatThrownBy(() -> reconciler.advanceTo(99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("W may not go back from 100 to 99");
        assertThat(reconciler.watermark()).isEqualTo(100);
    }
}
