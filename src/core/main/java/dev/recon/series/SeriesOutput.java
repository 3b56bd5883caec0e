package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesTaker;
import dev.recon.fill.Workspace;

/** Where all that is emitted of sensors goes. */
public interface SeriesOutput {

    SeriesTaker taker();

    Workspace workspace();

    /** What is known of a metrics window of a sensor has changed. */
    void changed(int leg, byte[] source, long windowStartMillis);

    /** A reading has turned up for which a fill had been emitted. */
    void withdrawn(Fill fill);
}
