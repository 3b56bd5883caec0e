package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recon.fill.Feed.Said;
import dev.recon.state.Learned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorFillsTest {

    private static final long SEED = 20_240_501;

    @Test
    void saysAtOnceThenWhenTheGapClosesThenWhenEightReadingsAreKnown() {
        double[] plant = Feed.plant(1000, SEED);
        Feed feed = new Feed().all(plant).missing(2);
        assertThat(feed.said).extracting(Said::readingsAfter).containsExactly(0, 0);
        feed.all(Arrays.copyOf(plant, 12));
        assertThat(feed.said).extracting(Said::readingsAfter).containsExactly(0, 0, 1, 1, 8, 8);
        assertThat(feed.said)
                .extracting(Said::slot)
                .containsExactly(1000L, 1001L, 1000L, 1001L, 1000L, 1001L);
    }

    @Test
    void continuesAndBridgesALine() {
        double[] line = Feed.line(600, 0.25);
        double[] holed = line.clone();
        Arrays.fill(holed, 500, 512, Double.NaN);
        Feed feed = new Feed().all(holed);
        for (int slot = 500; slot < 512; slot++) {
            assertThat(feed.last(slot).value()).isCloseTo(line[slot], within(0.01));
        }
    }

    @Test
    void knowsAConstant() {
        Feed feed = new Feed();
        for (int i = 0; i < 500; i++) {
            feed.next(42);
        }
        feed.missing(5).all(42, 42);
        assertThat(feed.said).allSatisfy(each -> assertThat(each.value()).isEqualTo(42));
        assertThat(feed.said).allSatisfy(each -> assertThat(each.holds(42)).isTrue());
    }

    @Test
    void growsLessSureTheFurtherItIsFromWhatIsKnown() {
        Feed feed = new Feed().all(Feed.plant(2000, SEED)).missing(30);
        for (int i = 1; i < 30; i++) {
            assertThat(feed.said.get(i).sd()).isGreaterThan(0.95 * feed.said.get(i - 1).sd());
        }
        assertThat(feed.said.get(29).sd()).isGreaterThan(3 * feed.said.get(0).sd());
    }

    @Test
    void isSurerOnceTheGapHasClosed() {
        double[] plant = Feed.plant(2040, SEED);
        double[] holed = plant.clone();
        Arrays.fill(holed, 2000, 2020, Double.NaN);
        Feed feed = new Feed().all(holed);
        List<Said> first = feed.said.subList(0, 20);
        double open = first.stream().mapToDouble(Said::sd).sum();
        double closed = 0;
        for (int slot = 2000; slot < 2020; slot++) {
            closed += feed.last(slot).sd();
        }
        assertThat(closed).isLessThan(0.7 * open);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nineTruthsOfTenLieWithin(long seed) {
        double[] plant = Feed.plant(12_000, seed);
        double[] holed = Feed.withGaps(plant, 20, seed);
        Feed feed = new Feed().all(holed);
        for (int later : new int[] {0, 1, 8}) {
            long all = feed.said.stream().filter(each -> each.readingsAfter() == later).count();
            long inside =
                    feed.said.stream()
                            .filter(each -> each.readingsAfter() == later)
                            .filter(each -> each.holds(plant[(int) each.slot()]))
                            .count();
            assertThat((double) inside / all)
                    .as("seed %d, %d readings after", seed, later)
                    .isBetween(0.84, 0.95);
        }
    }

    @Test
    void isBetterThanALineOnWhatHasADay() {
        double[] plant = Feed.plant(6000, SEED);
        double[] holed = Feed.withGaps(plant, 60, SEED);
        assertThat(error(new Feed().all(holed), plant))
                .isLessThan(0.9 * error(new Feed(FillMethod.LINEAR).all(holed), plant));
    }

    @Test
    void aDrawFromThePastIsOnlyThereToBeBeaten() {
        double[] plant = Feed.plant(3000, SEED);
        double[] holed = Feed.withGaps(plant, 20, SEED);
        assertThat(error(new Feed(FillMethod.RANDOM_DRAW).all(holed), plant))
                .isGreaterThan(3 * error(new Feed(FillMethod.HOLD_LAST).all(holed), plant));
    }

    private static double error(Feed feed, double[] truth) {
        FillScore score = new FillScore();
        for (Said each : feed.said) {
            if (each.readingsAfter() == 8) {
                double value = truth[(int) each.slot()];
                score.add(each.value(), each.lower(), each.upper(), value);
            }
        }
        return score.rootMeanSquareError();
    }

    @Test
    void saysNothingOfANewSensor() {
        Feed feed = new Feed().all(Feed.line(10, 1)).missing(1);
        assertThat(feed.said).hasSize(1);
        assertThat(feed.said.get(0).method()).isEqualTo(FillMethod.NONE);
        assertThat(feed.said.get(0).value()).isNaN();
    }

    @Test
    void refusesAGapFarLongerThanWhatWasTested() {
        Feed feed = new Feed().all(Feed.plant(2000, SEED)).missing(5000);
        assertThat(feed.said).hasSize(5000);
        assertThat(feed.said.get(200).method()).isEqualTo(FillMethod.AUTO);
        assertThat(feed.said.subList(400, 5000))
                .extracting(Said::method)
                .containsOnly(FillMethod.NONE);
        feed.all(Feed.plant(100, SEED)).missing(1);
        assertThat(feed.said).hasSize(5001);
        assertThat(feed.said.get(5000).method()).isEqualTo(FillMethod.AUTO);
    }

    @Test
    void saysNothingRightAfterALongSilence() {
        Feed feed = new Feed().all(Feed.plant(2000, SEED)).missing(1000);
        feed.said.clear();
        feed.all(1, 2, 3).missing(1);
        assertThat(feed.said).extracting(Said::method).containsExactly(FillMethod.NONE);
    }

    @ParameterizedTest
    @EnumSource(value = FillMethod.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void doesNotLookAhead(FillMethod method) {
        double[] holed = Feed.withGaps(Feed.plant(1500, SEED), 40, SEED);
        double[] other = holed.clone();
        for (int i = 1000; i < other.length; i++) {
            other[i] = -other[i] * 7;
        }
        List<Said> one = new Feed(method).all(Arrays.copyOf(holed, 1000)).said;
        List<Said> two = new Feed(method).all(other).said;
        assertThat(two.subList(0, one.size())).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(value = FillMethod.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void continuesToTheBitFromWhatWasWritten(FillMethod method) {
        double[] holed = Feed.withGaps(Feed.plant(900, SEED), 40, SEED);
        List<Said> straight = new Feed(method).all(holed).said;
        Feed broken = new Feed(method);
        for (double each : holed) {
            broken.next(each);
            Learned learned = broken.sensor.write();
            assertThat(learned.numbers()).hasSizeLessThanOrEqualTo(SensorFills.MAX_BYTES);
            broken.sensor = SensorFills.read(learned, method);
            assertThat(broken.sensor.write().numbers()).isEqualTo(learned.numbers());
        }
        assertThat(broken.said).isEqualTo(straight);
    }

    @Test
    void holdsFourKilobytesAtMost() {
        assertThat(SensorFills.MAX_BYTES).isLessThanOrEqualTo(4096);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-12, 1e-6, 1, 1e6, 1e12})
    void followsScaleAndShift(double scale) {
        double[] plant = Feed.withGaps(Feed.plant(1200, SEED), 30, SEED);
        double[] moved = plant.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 1000 * scale + scale * moved[i];
        }
        List<Said> one = new Feed().all(plant).said;
        List<Said> two = new Feed().all(moved).said;
        assertThat(two).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            double sd = one.get(i).sd();
            double value = (two.get(i).value() - 1000 * scale) / scale;
            assertThat(value).isCloseTo(one.get(i).value(), within(0.05 * sd));
            assertThat(two.get(i).sd() / scale).isCloseTo(sd, within(0.05 * sd));
        }
    }

    @ParameterizedTest
    @EnumSource(value = FillMethod.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void neverExplodesNorSaysNoNumber(FillMethod method) {
        double[] wild = new double[3000];
        for (int i = 0; i < wild.length; i++) {
            // Growing swings, jumps, long constants, outliers.
            double swing = i < 500 ? Math.pow(-1.01, i) : 0;
            wild[i] = swing + (i / 700 % 2) * 1e4 + (i % 997 == 0 ? 1e7 : 0) + i % 3 * 1e-3;
        }
        Feed feed = new Feed(method).all(Feed.withGaps(wild, 80, SEED));
        assertThat(feed.said)
                .filteredOn(each -> each.method() != FillMethod.NONE)
                .isNotEmpty()
                .allSatisfy(
                        each -> {
                            assertThat(Math.abs(each.value())).isLessThan(1e9);
                            assertThat(each.sd()).isBetween(0.0, 1e12);
                            assertThat(each.lower()).isLessThanOrEqualTo(each.upper());
                        });
    }

    @Test
    void takesInvalidNumbersForMissing() {
        Feed feed = new Feed().all(Feed.plant(500, SEED));
        feed.all(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 20);
        assertThat(feed.said).hasSize(4);
        assertThat(feed.said).allSatisfy(each -> assertThat(each.value()).isFinite());
    }

    @Test
    void takesWhatIsTooLargeToBeKeptForMissing() {
        Feed feed = new Feed().all(1e300).all(Feed.plant(500, SEED)).all(-1e300, 20);
        assertThat(feed.said).extracting(Said::slot).containsExactly(0L, 501L, 501L);
        assertThat(feed.last(501).value()).isBetween(-100.0, 100.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e9, 1e15, 1e21, 1e29})
    void getsOverASpike(double spike) {
        double[] plant = Feed.plant(6000, SEED);
        plant[1500] = spike;
        double[] holed = Feed.withGaps(plant, 40, SEED);
        holed[1500] = spike;
        Feed feed = new Feed().all(holed);
        assertThat(feed.said).allSatisfy(each -> assertThat(each.value()).isFinite());
        assertThat(feed.said).allSatisfy(each -> assertThat(each.sd()).isFinite());
        List<Said> later = feed.said.stream().filter(each -> each.slot() > 4000).toList();
        long inside = later.stream().filter(each -> each.holds(plant[(int) each.slot()])).count();
        assertThat((double) inside / later.size()).isGreaterThan(0.8);
        assertThat(later).allSatisfy(each -> assertThat(each.sd()).isLessThan(100));
    }

    @Test
    void holdsTheValueOfASensorThatStandsStill() {
        double[] still = new double[30_000];
        Arrays.fill(still, 1.0 / 3);
        System.arraycopy(Feed.plant(2000, SEED), 0, still, 0, 2000);
        Feed feed = new Feed().all(Feed.withGaps(still, 40, SEED));
        List<Said> later = feed.said.stream().filter(each -> each.slot() > 20_000).toList();
        assertThat(later).isNotEmpty();
        assertThat(later).allSatisfy(each -> assertThat(each.holds(1.0 / 3)).isTrue());
    }

    @Test
    void settlesWithWhatIsKnownAndChangesNothing() {
        Feed feed = new Feed().all(Feed.plant(500, SEED)).missing(2).all(20, 20.1, 20.2);
        int said = feed.said.size();
        byte[] before = feed.sensor.write().numbers();
        feed.settle();
        assertThat(feed.sensor.write().numbers()).isEqualTo(before);
        assertThat(feed.said.subList(said, feed.said.size()))
                .extracting(Said::slot)
                .containsExactly(500L, 501L);
        assertThat(feed.said.get(said).readingsAfter()).isEqualTo(3);
    }

    @Test
    void bridgesSlotsInWhichNothingWasExpected() {
        double[] line = Feed.line(600, 0.25);
        Feed feed = new Feed().all(line);
        long pause = 604L * Feed.PERIOD_MILLIS;
        feed.at(pause, 5 + 0.25 * 603).missing(1).all(5 + 0.25 * 605);
        Said last = feed.said.get(feed.said.size() - 1);
        assertThat(last.slot()).isEqualTo(604);
        assertThat(last.value()).isCloseTo(5 + 0.25 * 604, within(0.02));
    }

    /** It may have jumped at either end, or in between. */
    @ParameterizedTest
    @EnumSource(
            value = FillMethod.class,
            names = {"AUTO", "HOLD_LAST", "LINEAR", "RANDOM_DRAW"})
    void whereTheEndsOfAGapAreASurpriseTheIntervalHoldsBoth(FillMethod method) {
        double[] values = new double[600];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 500 ? 5 : i < 515 ? Double.NaN : 3;
        }
        List<Said> said = new ArrayList<>();
        SensorFills sensor = new SensorFills(method);
        for (int i = 0; i < values.length; i++) {
            sensor.next(
                    (i + 1) * 60_000L,
                    values[i],
                    new Workspace(),
                    (slot, later, value, sd, lower, upper, by) ->
                            said.add(new Said(slot, later, value, sd, lower, upper, by)));
        }
        assertThat(said)
                .filteredOn(each -> each.readingsAfter() > 0)
                .hasSize(30)
                .allMatch(each -> each.lower() <= 3 && each.upper() >= 5)
                .allMatch(each -> each.sd() > 0.5);
    }
}
