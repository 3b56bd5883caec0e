package dev.recon.core;

import dev.recon.core.time.TestRules;
import org.junit.jupiter.api.Test;

/**
 * Late records, the horizon, quiescence and restores; the tables are explained in {@link Story}.
 * Windows of 100, deadlines 30 after the event rounded up to tens, the horizon 300.
 */
class ReconcilerTimeTest {

    private static void story(String table) {
        Story.check(TestRules.SMALL, table);
    }

    @Test
    void aLatePairIsNotReportedMissingInBetween() {
        story(
                """
                W 300    ->
                E a 105  ->
                E b 105  ->
                A a 105  ->
                W 309    ->
                W 310    -> MISSING b@105
                counts   -> 0 100: expected 2, matched 1, missing 1""");
    }

    @Test
    void aDeadlineThatIsWHasPassed() {
        story(
                """
                W 140    ->
                E a 105  ->
                W 149    ->
                W 150    -> MISSING a@105""");
    }

    @Test
    void aDeadlineJustAheadOfWStands() {
        story(
                """
                W 139    ->
                E a 105  ->
                W 140    -> MISSING a@105""");
    }

    @Test
    void whatWouldBeForgottenUndecidedIsDecidedFirst() {
        story(
                """
                W 402    ->
                E a 105  ->
                W 404    ->
                W 405    -> MISSING a@105
                A a 105  -> BEYOND actual a@105""");
    }

    @Test
    void aRecordIsBeyondTheHorizonToTheMillisecond() {
        story(
                """
                W 404    ->
                A a 105  ->
                W 405    -> UNEXPECTED a@105
                A a 105  -> BEYOND actual a@105
                E a 105  -> BEYOND expected a@105
                counts   -> 0 100: unexpected 1""");
    }

    @Test
    void anItemIsRememberedUntilItsLatestTimeIsBeyondTheHorizon() {
        story(
                """
                E a 105  ->
                A a 250  ->
                W 549    ->
                A a 250  ->
                E a 260  ->
                counts   -> 0 100: expected 1, matched 1, skewed 1; \
                0 200: duplicate-expected 1, duplicate-actual 1
                W 550    ->
                E a 260  ->
                W 560    -> MISSING a@260
                counts   -> 0 200: expected 1, missing 1""");
    }

    @Test
    void aLaterExpectedExtendsTheMemoryToo() {
        story(
                """
                A a 105  ->
                E a 250  ->
                W 549    ->
                A a 251  ->
                counts   -> 0 200: expected 1, matched 1, skewed 1, duplicate-actual 1""");
    }

    @Test
    void aRecordOfTheFarFutureMeetsItsPartner() {
        story(
                """
                E a 9000000  ->
                A a 105      ->
                W 8000000    ->
                A a 9000001  ->
                W 9000040    ->
                counts       -> 0 9000000: expected 1, matched 1, skewed 1, duplicate-actual 1""");
    }

    @Test
    void inQuiescenceEverythingPendingIsDecidedOnce() {
        story(
                """
                E a 105  ->
                A b 199  ->
                W 110    ->
                quiesce  -> MISSING a@105; UNEXPECTED b@199
                quiesce  ->
                W 300    ->
                A a 105  -> FOUND a@105
                counts   -> 0 100: expected 1, matched 1, found 1, unexpected 1""");
    }

    @Test
    void theEndDecidesEverything() {
        story(
                """
                E a 105                  ->
                A b 9000000              ->
                W 9223372036854775807    -> MISSING a@105; UNEXPECTED b@9000000
                E a 105                  -> BEYOND expected a@105""");
    }

    @Test
    void aRestoreForgetsNothingAndRepeatsNothing() {
        story(
                """
                E a 105       ->
                E b 105       ->
                A c 110 noop  ->
                A b 105       ->
                restore       ->
                W 140         -> MISSING a@105; UNEXPECTED c@110
                restore       ->
                W 150         ->
                A a 105       -> FOUND a@105
                E c 110       -> EXPLAINED c@110
                restore       ->
                A b 105       ->
                counts -> 0 100: expected 3, matched 3, found 1, filtered 1, duplicate-actual 1""");
    }

    @Test
    void pendingItemsKeepTheirDeadlineThroughARestore() {
        story(
                """
                W 300    ->
                E a 105  ->
                restore  ->
                W 309    ->
                W 310    -> MISSING a@105""");
    }
}
