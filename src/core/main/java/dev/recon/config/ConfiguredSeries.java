package dev.recon.config;

import dev.recon.fill.FillMethod;
import dev.recon.rows.Answer;
import dev.recon.series.Neighbours;
import dev.recon.series.SeriesSettings;

/** What a configuration wants to have filled. */
public final class ConfiguredSeries {

    private ConfiguredSeries() {}

    public static SeriesSettings of(ReconConfig config) {
        FillsConfig fills = config.fills();
        if (fills == null) {
            boolean[] none = new boolean[ConfiguredRoutes.legs(config).size()];
            return new SeriesSettings(
                    config.rules(), FillMethod.AUTO, none, false, 0, Neighbours.NONE);
        }
        return new SeriesSettings(
                config.rules(),
                fills.method(),
                fills.legs(config),
                config.sinks().target(Answer.SERIES) != null,
                fills.forgetAfterMillis(),
                Neighbours.of(fills.neighbours()));
    }

    /** Whether the values of a stream's readings are wanted. */
    public static boolean wantsValues(ReconConfig config, StreamConfig stream) {
        return config.fills() != null && stream.hasReadings();
    }
}
