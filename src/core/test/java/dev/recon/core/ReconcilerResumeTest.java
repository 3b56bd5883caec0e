package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Resuming under other rules; the tables are explained in {@link Story}. */
class ReconcilerResumeTest {

    private static Rules rules(long n, long b, long m, long r) {
        return new Rules(TestRules.O, n, b, m, TestRules.Z, r, 0, false);
    }

    private static void story(Rules then, String table) {
        Story.check(TestRules.SMALL, then, table);
    }

    @Test
    void shorterPatienceDecidesWhatIsDueSoonAfterWAsItWas() {
        story(
                rules(30, 20, 300, 10),
                """
                W 110      ->
                E a 95     ->
                E b 105    ->
                change     ->
                W 110      ->
                W 119      ->
                W 120      -> MISSING a@95; MISSING b@105
                A b 105    -> FOUND b@105""");
    }

    @Test
    void longerPatienceHoldsForWhatIsUndecided() {
        story(
                rules(150, 20, 300, 10),
                """
                E a 105    ->
                W 140      -> MISSING a@105
                E b 115    ->
                change     ->
                W 249      ->
                W 250      -> MISSING b@115
                A a 105    -> FOUND a@105
                counts     -> 0 100: expected 2, matched 1, missing 1, found 1""");
    }

    @Test
    void aLongerHorizonDoesNotReachBackToWhatWasBeyondTheOldOne() {
        story(
                rules(50, 20, 10_000, 10),
                """
                E a 200    ->
                E b 201    ->
                E c 202    ->
                W 501      -> MISSING a@200; MISSING b@201; MISSING c@202
                change     ->
                W 600      ->
                A a 201    -> BEYOND actual a@201
                A b 202    ->
                A c 202    -> FOUND c@202
                W 9000     -> UNEXPECTED b@202
                A x 201    -> BEYOND actual x@201
                A x 202    ->
                W 10202    -> UNEXPECTED x@202
                E x 202    -> BEYOND expected x@202""");
    }

    @Test
    void whatIsBeyondAShorterHorizonIsDecidedAndForgotten() {
        story(
                rules(50, 0, 150, 100),
                """
                W 300      ->
                E a 150    ->
                E b 151    ->
                change     -> MISSING a@150
                A a 151    ->
                A b 151    ->
                counts     -> 0 100: expected 2, matched 1, missing 1
                W 301      -> UNEXPECTED a@151""");
    }

    @Test
    void aDeadlineIsTheSameWhereverWIsBeforeIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long n = 1L + random.nextInt(200);
            long m = n + TestRules.O + random.nextInt(50);
            Rules rules = rules(n, random.nextLong(n + 1), m, 1 + random.nextInt(90));
            long watermark = random.nextInt(1_000);
            long time = watermark - m + 1 + random.nextLong(m + 100);
            long deadline = rules.deadline(time, watermark);
            assertThat(deadline).as("seed %d", seed).isGreaterThan(watermark);
            for (long later = watermark; later < deadline; later++) {
                assertThat(rules.deadline(time, later)).as("seed %d", seed).isEqualTo(deadline);
            }
        }
    }
}
