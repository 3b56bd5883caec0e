package dev.recon.series;

import dev.recon.fill.SensorFills;
import dev.recon.state.Learned;
import dev.recon.state.SensorBlock;

/** One sensor to and from its block in state: see {@link SensorBlock}. */
final class SeriesCodec {

    private SeriesCodec() {}

    static byte[] write(SensorSeries series) {
        SensorFills fills = series.release.fills;
        return new SensorBlock(
                        series.leg,
                        series.source,
                        series.release.topMillis,
                        fills == null ? Learned.nothing() : fills.write(),
                        series.waiting.save(),
                        series.emitted.save(),
                        series.strays.save(),
                        series.panes.save())
                .write();
    }

    /**
     * @param legNow says which number a leg has now; negative for one that is not there any more,
     *     for which null is returned
     * @throws dev.recon.state.UnreadableState when it cannot be read
     */
    static SensorSeries read(
            byte[] block,
            LegNumbers legNow,
            Seats seats,
            SeriesSettings settings,
            SeriesOutput output) {
        SensorBlock saved = SensorBlock.read(block);
        int leg = legNow.of(saved.leg());
        if (leg < 0 || !settings.isFilled(leg)) {
            return null;
        }
        NeighbourGroup.Seat seat = seats.of(leg, saved.source());
        SensorSeries series = new SensorSeries(leg, saved.source(), seat, settings, output);
        series.release.topMillis = saved.topMillis();
        series.release.fills = fills(saved.learned(), seat, settings);
        series.waiting.restore(saved.waiting());
        series.emitted.restore(saved.fills());
        series.strays.restore(saved.strays());
        series.panes.restore(saved.panes());
        return series;
    }

    /** Null before the first reading. */
    private static SensorFills fills(
            Learned learned, NeighbourGroup.Seat seat, SeriesSettings settings) {
        if (learned.isNothing()) {
            return null;
        }
        return seat == null
                ? SensorFills.read(learned, settings.method())
                : SensorFills.read(learned, settings.method(), seat.fills(), seat.place());
    }

    /** Which number a leg of saved state has now. */
    @FunctionalInterface
    interface LegNumbers {
        int of(int saved);
    }
}
