package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesTaker;
import dev.recon.fill.SeriesTaker.Quality;

/** Says what there is to say of one sensor, in the fills and, if they are wanted, in the series. */
final class Narrator {

    private final int leg;
    private final byte[] source;
    private final boolean isSeriesWanted;
    private final SeriesTaker taker;

    Narrator(int leg, byte[] source, SeriesSettings settings, SeriesOutput output) {
        this.leg = leg;
        this.source = source;
        isSeriesWanted = settings.isSeriesWanted();
        taker = output.taker();
    }

    /** One more row of a fill. */
    void fill(Fill fill) {
        fill.revision++;
        taker.fill(leg, source, fill);
    }

    /** A reading that had come before the series was wanted has no id any more. */
    void good(byte[] id, long timeMillis, double value) {
        if (id.length > 0) {
            point(id, timeMillis, value, Quality.GOOD, null, 1);
        }
    }

    void synthetic(Fill fill, int revision) {
        point(fill.id, fill.timeMillis, fill.value, Quality.SYNTHETIC, fill, revision);
    }

    /** The reading of a withdrawn fill; one without a value takes the fill's away. */
    void corrected(Fill withdrawn) {
        if (Double.isNaN(withdrawn.actual)) {
            Told none = new Told(withdrawn.id, withdrawn.timeMillis, withdrawn.reason);
            synthetic(none.fill, withdrawn.revision);
        } else {
            point(
                    withdrawn.id,
                    withdrawn.timeMillis,
                    withdrawn.actual,
                    Quality.CORRECTED,
                    null,
                    withdrawn.revision);
        }
    }

    private void point(
            byte[] id, long timeMillis, double value, Quality quality, Fill fill, int revision) {
        if (isSeriesWanted) {
            taker.point(leg, source, id, timeMillis, value, quality, fill, revision);
        }
    }
}
