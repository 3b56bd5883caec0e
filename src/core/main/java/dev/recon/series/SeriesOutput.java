package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.Workspace;

/** Where all that sensors emit goes. */
public interface SeriesOutput {

    SeriesCollector collector();

    Workspace workspace();

    /** What is known of a metrics window of a sensor has changed. */
    void changed(int leg, byte[] source, long windowStartMillis);

    /** A reading has turned up for which a fill had been emitted. */
    void withdrawn(Fill fill);
}
