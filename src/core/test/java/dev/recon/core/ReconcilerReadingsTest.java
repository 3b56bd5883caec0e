package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.core.items.Arrival;
import dev.recon.core.items.Bucket;
import dev.recon.core.items.Items;
import dev.recon.core.rows.Deltas;
import dev.recon.core.store.MapStore;
import dev.recon.core.time.Rules;
import dev.recon.core.time.TestRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of readings, of a leg that wants to know; deadlines are 30 after the event. */
class ReconcilerReadingsTest implements Readings {

    private static final Routes ROUTES =
            new Routes(
                    List.of(new Routes.Leg("c", "o"), new Routes.Leg("c", "other")),
                    2,
                    List.of(
                            new Routes.Claim(0, Side.EXPECTED, 0, null),
                            new Routes.Claim(0, Side.ACTUAL, 1, null),
                            new Routes.Claim(1, Side.EXPECTED, 0, null)));

    private final List<String> heard = new ArrayList<>();
    private final MapStore store = new MapStore();
    private final Rules rules = TestRules.SMALL;
    private Bucket bucket = new Bucket(rules, store, 1 << 16);
    private final Verdicts nobody =
            new Verdicts() {
                @Override
                public void exception(Type type, int leg, Arrival item, long time, Side side) {}

                @Override
                public void beyondHorizon(int leg, Side side, Arrival item) {}
            };
    private final Deltas deltas = new Deltas(2);
    private final Reconciler reconciler = new Reconciler(rules, ROUTES, nobody, deltas, this);

    @Override
    public boolean wants(int leg) {
        return leg == 0;
    }

    @Override
    public void reading(
            Event event, int source, int leg, Arrival item, long timeMillis, double value) {
        assertThat(deltas.name(source)).asString(StandardCharsets.UTF_8).isEqualTo("s");
        heard.add(event + " " + leg + " " + Items.id(item) + "@" + timeMillis + " " + value);
    }

    private Arrival item(int stream, String id, long time, double value) {
        Arrival item = Items.of("s", id, time);
        item.route = ROUTES.of(stream, null);
        item.value = value;
        return item;
    }

    private void expected(String id, long time) {
        reconciler.arrive(bucket, item(0, id, time, Double.NaN));
    }

    private void actual(String id, long time, double value) {
        reconciler.arrive(bucket, item(1, id, time, value));
    }

    private void noop(String id, long time) {
        Arrival item = item(1, id, time, Double.NaN);
        item.noop = true;
        reconciler.arrive(bucket, item);
    }

    private void advance(long watermark) {
        reconciler.advanceTo(watermark);
        reconciler.decideDue(bucket);
    }

    private void restore() {
        bucket = Story.restart(bucket, store, ROUTES, rules, reconciler.watermark());
        reconciler.decideDue(bucket);
    }

    @Test
    void aReadingArrivesAfterItsAuditRecord() {
        expected("a", 105);
        actual("a", 106, 1.5);
        assertThat(heard).containsExactly("ARRIVED 0 a@105 1.5");
    }

    @Test
    void aReadingArrivesBeforeItsAuditRecordAndKeepsItsValue() {
        actual("b", 107, -0.25);
        actual("a", 106, 1.5);
        actual("x", 106, Double.NaN);
        restore();
        assertThat(bucket.pendingItems()).isEqualTo(3);
        expected("a", 105);
        assertThat(bucket.pendingItems()).as("two readings, and a of the other leg").isEqualTo(3);
        expected("b", 107);
        expected("x", 106);
        assertThat(heard)
                .containsExactly(
                        "ARRIVED 0 a@105 1.5", "ARRIVED 0 b@107 -0.25", "INVALID 0 x@106 NaN");
    }

    @Test
    void oneWithoutAValueIsInvalid() {
        expected("a", 105);
        actual("a", 105, Double.NaN);
        assertThat(heard).containsExactly("INVALID 0 a@105 NaN");
    }

    @Test
    void whatIsFilteredIsNoReading() {
        expected("a", 105);
        noop("a", 105);
        noop("b", 105);
        expected("b", 105);
        advance(250);
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsMissingIsFound() {
        expected("a", 105);
        expected("b", 105);
        expected("c", 105);
        advance(139);
        assertThat(heard).isEmpty();
        advance(140);
        assertThat(heard)
                .containsExactly(
                        "MISSING 0 a@105 NaN", "MISSING 0 b@105 NaN", "MISSING 0 c@105 NaN");
        heard.clear();
        actual("a", 105, 2);
        actual("b", 105, Double.NaN);
        noop("c", 105);
        assertThat(heard)
                .containsExactly(
                        "FOUND 0 a@105 2.0", "INVALID 0 b@105 NaN", "FILTERED 0 c@105 NaN");
    }

    @Test
    void whatIsUnexpectedIsExplained() {
        actual("a", 105, 2);
        actual("b", 105, Double.NaN);
        noop("c", 105);
        advance(140);
        assertThat(heard).containsExactly("UNEXPECTED 0 a@105 2.0");
        heard.clear();
        expected("a", 106);
        expected("b", 106);
        expected("c", 106);
        assertThat(heard).containsExactly("EXPLAINED 0 a@106 NaN", "EXPLAINED 0 b@106 NaN");
    }

    @Test
    void nothingIsSaidOfAnotherLegOrWithoutAsking() {
        assertThat(Readings.IGNORED.wants(0)).isFalse();
        Readings.IGNORED.reading(Event.MISSING, 0, 0, item(0, "a", 1, 1), 1, 1);
        expected("a", 105);
        advance(140);
        assertThat(heard).hasSize(1);
    }

    @Test
    void valuesOfPendingItemsSurviveCompaction() {
        for (int i = 0; i < 300; i++) {
            actual("k" + i, 105, i);
        }
        for (int i = 0; i < 300; i++) {
            if (i % 3 != 0) {
                expected("k" + i, 105);
            }
        }
        for (int i = 300; i < 900; i++) {
            actual("k" + i, 105, i);
        }
        heard.clear();
        for (int i = 0; i < 900; i += 3) {
            expected("k" + i, 105);
        }
        assertThat(heard).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(heard.get(i)).isEqualTo("ARRIVED 0 k" + 3 * i + "@105 " + (double) (3 * i));
        }
    }
}
