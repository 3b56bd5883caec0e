package dev.recon.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.fill.Feed.Said;
import dev.recon.state.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourFillsTest {

    private static final int LENGTH = 8000;
    private static final long SEED = 20_261_121;

    /** Sensors of a group, fed slot by slot; what is said of the first is kept. */
    private static final class Group {
        private final List<Said> said = new ArrayList<>();
        private final Workspace work = new Workspace();
        private FillGroup group;
        private SensorFills[] members;
        private int slot;

        Group(int size) {
            group = new FillGroup(size);
            members = new SensorFills[size];
            for (int place = 0; place < size; place++) {
                members[place] = new SensorFills(FillMethod.AUTO, group, place);
            }
        }

        Group all(double[]... values) {
            for (int i = 0; i < values[0].length; i++) {
                next(i, values);
            }
            return this;
        }

        private void next(int i, double[]... values) {
            long time = (long) ++slot * Feed.PERIOD_MILLIS;
            for (int place = 0; place < members.length; place++) {
                members[place].show(time, values[place][i]);
            }
            for (int place = 0; place < members.length; place++) {
                members[place].learn(work, place == 0 ? this::hear : Group::ignore);
            }
        }

        private void hear(
                long at,
                int later,
                double value,
                double sd,
                double lower,
                double upper,
                FillMethod method) {
            said.add(new Said(at, later, value, sd, lower, upper, method));
        }

        private static void ignore(
                long at,
                int later,
                double value,
                double sd,
                double lower,
                double upper,
                FillMethod method) {}

        void restart() {
            FillGroup next = new FillGroup(members.length);
            for (int place = 0; place < members.length; place++) {
                Learned learned = members[place].write();
                assertThat(learned.numbers()).hasSizeLessThanOrEqualTo(SensorFills.MAX_BYTES);
                members[place] = SensorFills.read(learned, FillMethod.AUTO, next, place);
                Learned again = members[place].write();
                assertThat(again.neighbours()).isEqualTo(learned.neighbours());
                assertThat(again.numbers()).isEqualTo(learned.numbers());
            }
            group = next;
        }
    }

    /** Half of another, and some of its own. */
    private static double[] follower(double[] lead, long seed) {
        Random random = new Random(-seed);
        double[] values = new double[lead.length];
        double own = 0;
        for (int i = 0; i < values.length; i++) {
            own += 0.01 * random.nextGaussian();
            values[i] = 0.5 * lead[i] + own + 0.02 * random.nextGaussian();
        }
        return values;
    }

    private static double[] walk(long seed) {
        Random random = new Random(seed);
        double[] values = new double[LENGTH];
        for (int i = 1; i < LENGTH; i++) {
            values[i] = values[i - 1] + random.nextGaussian();
        }
        return values;
    }

    private static FillScore score(List<Said> said, int later, double[] truth) {
        FillScore score = new FillScore();
        for (Said each : said) {
            if (each.readingsAfter() == later && each.method() == FillMethod.AUTO) {
                score.add(each.value(), each.lower(), each.upper(), truth[(int) each.slot()]);
            }
        }
        return score;
    }

    private static double error(List<Said> said, int later, double[] truth) {
        return score(said, later, truth).rootMeanSquareError();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFollowerIsFilledTwiceAsWell(long seed) {
        double[] lead = Feed.plant(LENGTH, seed);
        double[] truth = follower(lead, seed);
        double[] holed = Feed.withGaps(truth, 20, seed);
        List<Said> alone = new Feed().all(holed).said;
        List<Said> beside = new Group(2).all(holed, lead).said;
        for (int later : new int[] {0, 1, 8}) {
            assertThat(error(beside, later, truth))
                    .as("%d readings after", later)
                    .isLessThan(error(alone, later, truth) / 2);
            assertThat(score(beside, later, truth).insideShare())
                    .as("%d readings after", later)
                    .isBetween(0.85, 0.95);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneThatHasNothingToDoWithItDoesNoHarm(long seed) {
        double[] truth = Feed.plant(LENGTH, seed);
        double[] holed = Feed.withGaps(truth, 20, seed);
        List<Said> alone = new Feed().all(holed).said;
        List<Said> beside = new Group(3).all(holed, walk(seed), walk(-seed)).said;
        for (int later : new int[] {0, 1, 8}) {
            assertThat(error(beside, later, truth))
                    .as("%d readings after", later)
                    .isLessThan(1.03 * error(alone, later, truth));
            assertThat(score(beside, later, truth).insideShare()).isBetween(0.84, 0.95);
        }
    }

    @Test
    void whatIsLostTogetherIsFilledAsIfAlone() {
        double[] lead = Feed.plant(LENGTH, SEED);
        double[] truth = follower(lead, SEED);
        double[] holed = Feed.withGaps(truth, 20, SEED);
        List<Said> alone = new Feed().all(holed).said;
        List<Said> beside = new Group(2).all(holed, Feed.withGaps(lead, 20, SEED)).said;
        for (int later : new int[] {0, 1, 8}) {
            assertThat(error(beside, later, truth)).isLessThan(1.03 * error(alone, later, truth));
            assertThat(score(beside, later, truth).insideShare()).isBetween(0.84, 0.95);
        }
    }

    @Test
    void severalHelpWhereEachLosesReadings() {
        double[] lead = Feed.plant(LENGTH, SEED);
        double[] truth = follower(lead, 1);
        double[] holed = Feed.withGaps(truth, 20, 1);
        double[] one = Feed.withGaps(follower(lead, 2), 3, 2);
        double[] two = Feed.withGaps(follower(lead, 3), 3, 3);
        double alone = error(new Feed().all(holed).said, 8, truth);
        double beside = error(new Group(3).all(holed, one, two).said, 8, truth);
        assertThat(beside).isLessThan(0.7 * alone);
    }

    @Test
    void whatNeighboursShowLaterDoesNotMatter() {
        double[] lead = Feed.plant(LENGTH, SEED);
        double[] holed = Feed.withGaps(follower(lead, SEED), 20, SEED);
        double[] other = lead.clone();
        for (int i = 2000; i < other.length; i++) {
            other[i] = -7 * other[i];
        }
        List<Said> one = upTo(2000, new Group(2).all(holed, lead).said);
        assertThat(one).hasSizeGreaterThan(100);
        assertThat(upTo(2000, new Group(2).all(holed, other).said)).isEqualTo(one);
    }

    /** What is said for the first time of a slot before. */
    private static List<Said> upTo(long slot, List<Said> said) {
        return said.stream().takeWhile(each -> each.slot() < slot - 9).toList();
    }

    @Test
    void continuesToTheBitFromWhatWasWritten() {
        double[] lead = Feed.withGaps(Feed.plant(900, SEED), 10, 1);
        double[] third = Feed.withGaps(Feed.plant(900, 5), 10, 2);
        double[] holed = Feed.withGaps(follower(lead, SEED), 40, SEED);
        List<Said> straight = new Group(3).all(holed, lead, third).said;
        Group broken = new Group(3);
        for (int i = 0; i < holed.length; i++) {
            broken.next(i, holed, lead, third);
            broken.restart();
        }
        assertThat(broken.said).isEqualTo(straight);
    }

    @Test
    void resumesWithOtherNeighboursThanBefore() {
        double[] lead = Feed.plant(1000, SEED);
        double[] values = follower(lead, SEED);
        Group group = new Group(2).all(values, lead);
        Learned beside = group.members[0].write();
        Learned alone = new Feed().all(values).sensor.write();
        SensorFills[] read = {
            SensorFills.read(beside, FillMethod.AUTO),
            SensorFills.read(beside, FillMethod.AUTO, new FillGroup(8), 3),
            SensorFills.read(alone, FillMethod.AUTO, new FillGroup(2), 1)
        };
        for (SensorFills each : read) {
            List<Double> filled = new ArrayList<>();
            for (int i = 1001; i < 1200; i++) {
                each.next(
                        (long) i * Feed.PERIOD_MILLIS,
                        i % 9 == 0 ? Double.NaN : values[i - 1001],
                        new Workspace(),
                        (slot, later, value, sd, lower, upper, method) -> filled.add(value));
            }
            assertThat(filled).hasSizeGreaterThan(50).allMatch(Double::isFinite);
        }
    }

    @Test
    void largestGroupHoldsFourKilobytesEachAtMost() {
        double[][] values = new double[8][];
        for (int i = 0; i < values.length; i++) {
            values[i] = Feed.plant(500, i);
        }
        Learned learned = new Group(8).all(values).members[0].write();
        assertThat(learned.numbers()).hasSizeLessThanOrEqualTo(4000);
        assertThat(SensorFills.MAX_BYTES).isLessThanOrEqualTo(4096);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1e12, 1e30})
    void neverExplodesNorSaysNoNumber(double scale) {
        double[] truth = Feed.plant(2000, SEED);
        double[] holed = Feed.withGaps(truth, 40, SEED);
        double[] wild = Feed.plant(2000, 3);
        for (int i = 0; i < wild.length; i++) {
            wild[i] = i % 500 == 0 ? 1e30 : i < 300 ? 0 : wild[i] * scale;
        }
        List<Said> said = new Group(2).all(holed, wild).said;
        assertThat(said)
                .filteredOn(each -> each.method() == FillMethod.AUTO)
                .hasSizeGreaterThan(100)
                .allMatch(each -> Double.isFinite(each.value() + each.lower() + each.upper()))
                .allMatch(each -> Math.abs(each.value()) < 1000);
    }

    /** A gateway may send one error value for all that it serves. */
    @Test
    void neighboursThatSpikeTogetherDoNoHarm() {
        double[] truth = walk(SEED);
        double[] holed = Feed.withGaps(truth, 40, SEED);
        double[][] values = {holed, follower(truth, 3), follower(truth, 4), follower(truth, 5)};
        for (int i = 0; i < LENGTH; i += 200) {
            for (int j = 1; j < values.length; j++) {
                values[j][i] = -3_000;
            }
        }
        List<Said> said = new Group(4).all(values).said;
        double alone = error(new Feed().all(holed).said, 8, truth);
        assertThat(error(said, 8, truth)).isLessThan(1.1 * alone);
    }

    @Test
    void aNeighbourMayBeFaster() {
        Random random = new Random(SEED);
        double[] lead = walk(SEED);
        FillGroup group = new FillGroup(2);
        SensorFills slow = new SensorFills(FillMethod.AUTO, group, 0);
        SensorFills fast = new SensorFills(FillMethod.AUTO, group, 1);
        SensorFills alone = new SensorFills(FillMethod.AUTO);
        Workspace work = new Workspace();
        double[] truth = new double[LENGTH / 4];
        FillScore beside = new FillScore();
        FillScore without = new FillScore();
        for (int i = 0; i < LENGTH; i++) {
            long time = i * 1000L;
            fast.show(time, lead[i]);
            if (i % 4 == 0) {
                truth[i / 4] = lead[i] + 0.1 * random.nextGaussian();
                double value = random.nextInt(10) == 0 ? Double.NaN : truth[i / 4];
                slow.next(time, value, work, keep(truth, beside));
                alone.next(time, value, work, keep(truth, without));
            }
            fast.learn(work, (slot, later, value, sd, lower, upper, method) -> {});
        }
        assertThat(beside.rootMeanSquareError()).isLessThan(without.rootMeanSquareError() / 2);
    }

    @Test
    void aNeighbourMayBeSlower() {
        double[] lead = walk(SEED);
        FillGroup group = new FillGroup(2);
        SensorFills fast = new SensorFills(FillMethod.AUTO, group, 0);
        SensorFills slow = new SensorFills(FillMethod.AUTO, group, 1);
        SensorFills alone = new SensorFills(FillMethod.AUTO);
        Workspace work = new Workspace();
        double[] holed = Feed.withGaps(lead, 9, SEED);
        FillScore beside = new FillScore();
        FillScore without = new FillScore();
        for (int i = 0; i < LENGTH; i++) {
            long time = i * 1000L;
            if (i % 4 == 0) {
                slow.next(time, lead[i], work, (slot, later, value, sd, lower, upper, by) -> {});
            }
            fast.next(time, holed[i], work, keep(lead, beside));
            alone.next(time, holed[i], work, keep(lead, without));
        }
        assertThat(beside.rootMeanSquareError()).isLessThan(1.03 * without.rootMeanSquareError());
    }

    private static FillSink keep(double[] truth, FillScore score) {
        return (slot, later, value, sd, lower, upper, method) -> {
            if (later == 8) {
                score.add(value, lower, upper, truth[(int) slot]);
            }
        };
    }
}
