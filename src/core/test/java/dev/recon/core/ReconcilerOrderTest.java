package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Items;
import dev.recon.core.rows.Deltas;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** In which order the reconciler may be called, and what it says to any other. */
class ReconcilerOrderTest {

    private static final Routes ROUTES =
            new Routes(
                    List.of(new Routes.Leg("c", "o")),
                    1,
                    List.of(new Routes.Claim(0, Side.EXPECTED, 0, null)));
    private static final long[] NO_FLOOR = {Rules.NO_WATERMARK};

    private final List<String> missing = new ArrayList<>();
    private final Verdicts verdicts =
            new Verdicts() {
                @Override
                public void exception(
                        Type type, int leg, Arrival item, long timeMillis, Side side) {
                    missing.add(Items.id(item));
                }

                @Override
                public void beyondHorizon(int leg, Side side, Arrival item) {
                    throw new AssertionError(Items.id(item));
                }
            };
    private final Reconciler reconciler =
            new Reconciler(TestRules.SMALL, ROUTES, verdicts, new Deltas(1));
    private final Bucket bucket = new Bucket(TestRules.SMALL, new MapStore(), 0);
    private final Bucket other = new Bucket(TestRules.SMALL, new MapStore(), 0);

    private void arrive(Bucket at, String id) {
        reconciler.arrive(at, Items.of("s", id, 105));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }

    @Test
    void everyBucketIsDecidedBeforeTheNextArrival() {
        arrive(bucket, "a");
        arrive(other, "b");
        reconciler.advanceTo(140);
        reconciler.decideDue(other);
        refused(
                () -> arrive(bucket, "c"),
                "W is 140, but the bucket has been decided up to -9223372036854775808");
        assertThat(bucket.items()).isEqualTo(1);
        arrive(other, "c");
        reconciler.decideDue(bucket);
        arrive(bucket, "c");
        assertThat(missing).containsExactly("b", "a");
    }

    @Test
    void whatIsDueIsDecidedBeforeAllElse() {
        arrive(bucket, "a");
        reconciler.advanceTo(120);
        refused(
                () -> reconciler.decideAll(bucket),
                "W is 120, but the bucket has been decided up to -9223372036854775808");
        reconciler.decideDue(bucket);
        reconciler.decideAll(bucket);
        assertThat(missing).containsExactly("a");
    }

    @Test
    void aRestoredBucketIsDecidedBeforeTheFirstArrival() {
        reconciler.resume(120, NO_FLOOR);
        refused(
                () -> arrive(bucket, "a"),
                "W is 120, but the bucket has been decided up to -9223372036854775808");
        reconciler.decideDue(bucket);
        arrive(bucket, "a");
        assertThat(bucket.items()).isEqualTo(1);
    }

    @Test
    void whatHasBegunDoesNotResume() {
        arrive(bucket, "a");
        refused(
                () -> reconciler.resume(120, NO_FLOOR),
                "What has begun cannot resume; W is -9223372036854775808");
    }

    @Test
    void whatHasAdvancedOrResumedDoesNotResumeAgain() {
        reconciler.resume(120, NO_FLOOR);
        refused(() -> reconciler.resume(130, NO_FLOOR), "What has begun cannot resume; W is 120");
        assertThat(reconciler.watermark()).isEqualTo(120);
    }

    @Test
    void thereIsAFloorForEachLeg() {
        assertThatThrownBy(() -> reconciler.resume(120, new long[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 floors for 1 legs");
    }
}
