package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.items.Bucket;
import dev.recon.core.items.Items;
import dev.recon.core.rows.Deltas;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.TestRules;
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
                quiesce  ->
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
                quiesce  ->
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
    void stateIsFreedWithTheSliceOfTheLatestTime() {
        Deltas deltas = new Deltas(1);
        Routes routes =
                new Routes(
                        List.of(new Routes.Leg("c", "o")),
                        1,
                        List.of(
                                new Routes.Claim(0, Side.EXPECTED, 0, null),
                                new Routes.Claim(0, Side.ACTUAL, 0, null)));
        Reconciler reconciler = new Reconciler(TestRules.SMALL, routes, null, deltas);
        Bucket bucket = new Bucket(TestRules.SMALL, new MapStore(), 0);
        reconciler.arrive(bucket, Items.of("s", "a", 105));
        assertThat(bucket.items()).isEqualTo(1);
        reconciler.advanceTo(404);
        reconciler.decideDue(bucket);
        assertThat(bucket.items()).isEqualTo(1);
        reconciler.advanceTo(412);
        reconciler.decideDue(bucket);
        assertThat(bucket.items()).isZero();
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
