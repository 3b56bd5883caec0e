package dev.recon.series;

import dev.recon.core.time.Rules;
import dev.recon.fill.FillMethod;
import java.io.Serializable;

/**
 * What a plant wants to have filled, and how.
 *
 * @param legs for each leg by number whether its readings are filled
 * @param isSeriesWanted whether the readings that arrived are emitted as well
 * @param forgetAfterMillis event time without an expected reading after which a sensor is forgotten
 * @param neighbours sources that correlate, on every leg
 */
public record SeriesSettings(
        Rules rules,
        FillMethod method,
        boolean[] legs,
        boolean isSeriesWanted,
        long forgetAfterMillis,
        Neighbours neighbours)
        implements Serializable {

    public boolean isFilled(int leg) {
        return legs[leg];
    }
}
