package dev.recon.config;

import dev.recon.core.Routes;
import dev.recon.core.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The legs of a configuration, and which records speak of them. */
public final class ConfiguredRoutes {

    private final List<String> streams;
    private final List<Routes.Leg> legs = new ArrayList<>();
    private final List<Routes.Claim> claims = new ArrayList<>();

    private ConfiguredRoutes(List<String> streams) {
        this.streams = streams;
    }

    /**
     * Streams are numbered in the order of the configuration, legs in the order of controls and
     * outputs.
     */
    public static Routes of(ReconConfig config) {
        List<String> streams = config.streams().stream().map(StreamConfig::name).toList();
        ConfiguredRoutes routes = new ConfiguredRoutes(streams);
        for (ControlConfig control : config.controls()) {
            if (control.require() == ControlConfig.Require.ANY) {
                String output =
                        control.actual().stream()
                                .map(ControlConfig.Output::name)
                                .collect(Collectors.joining("+"));
                routes.leg(control, output, control.actual());
            } else {
                control.actual()
                        .forEach(output -> routes.leg(control, output.name(), List.of(output)));
            }
        }
        return new Routes(routes.legs, streams.size(), routes.claims);
    }

    private void leg(ControlConfig control, String output, List<ControlConfig.Output> actuals) {
        int leg = legs.size();
        legs.add(new Routes.Leg(control.name(), output));
        claim(leg, Side.EXPECTED, control.expected().stream(), control.expected().role());
        actuals.forEach(actual -> claim(leg, Side.ACTUAL, actual.stream(), actual.role()));
    }

    private void claim(int leg, Side side, String stream, String role) {
        claims.add(new Routes.Claim(leg, side, streams.indexOf(stream), role));
    }
}
