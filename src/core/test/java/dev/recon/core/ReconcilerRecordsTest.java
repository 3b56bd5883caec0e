package dev.recon.core;

import dev.recon.core.time.TestRules;
import org.junit.jupiter.api.Test;

/**
 * No-ops, values, records that speak of many ids, and duplicates; the tables are explained in
 * {@link Story}. Windows of 100, deadlines 30 after the event rounded up to tens, the horizon 300.
 */
class ReconcilerRecordsTest {

    private static void story(String table) {
        Story.check(TestRules.SMALL, table);
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
}
