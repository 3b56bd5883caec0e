package dev.recon.series;

import dev.recon.fill.Fill;
import dev.recon.fill.SeriesCollector;
import dev.recon.fill.Workspace;

/** Where all that sensors emit goes. */
public interface SeriesOutput {

    SeriesCollector collector();

    Workspace workspace();

    /** What is known of a sensor has changed in each window that a pane is part of. */
    void changed(int leg, byte[] source, long paneStartMillis);

    /** A reading has turned up for which a fill had been emitted. */
    void withdrawn(Fill fill);
}
