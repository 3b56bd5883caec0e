package dev.recon.config;

import dev.recon.fill.FillMethod;
import java.io.Serializable;
import java.util.List;

/**
 * How lost readings are filled.
 *
 * @param method not {@link FillMethod#NONE}
 * @param controls names, in the order of the file; each has at least one output with readings
 * @param forgetAfterMillis event time after the last expected reading of a sensor at which what was
 *     learned of it is forgotten; at least the correction horizon
 * @param neighbours groups of sources that correlate; none is in two
 */
public record FillsConfig(
        FillMethod method,
        List<String> controls,
        long forgetAfterMillis,
        List<List<String>> neighbours)
        implements Serializable {

    public FillsConfig {
        controls = List.copyOf(controls);
        neighbours = neighbours.stream().map(List::copyOf).toList();
    }

    /** Which legs are filled, by their number in {@link ConfiguredRoutes}. */
    public boolean[] legs(ReconConfig config) {
        List<ControlConfig.Leg> legs = ConfiguredRoutes.legs(config);
        boolean[] filled = new boolean[legs.size()];
        for (int leg = 0; leg < filled.length; leg++) {
            filled[leg] =
                    controls.contains(legs.get(leg).control())
                            && legs.get(leg).actual().stream()
                                    .allMatch(output -> hasReadings(output.stream(), config));
        }
        return filled;
    }

    private static boolean hasReadings(String stream, ReconConfig config) {
        return config.streams().stream()
                .anyMatch(each -> each.name().equals(stream) && each.hasReadings());
    }
}
