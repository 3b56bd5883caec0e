package dev.recon.config;

import dev.recon.core.Routes;
import dev.recon.core.Side;
import java.util.ArrayList;
import java.util.List;

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
            control.legs().forEach(leg -> routes.add(control.expected(), leg));
        }
        return new Routes(routes.legs, streams.size(), routes.claims);
    }

    /** The legs by their numbers. */
    static List<ControlConfig.Leg> legs(ReconConfig config) {
        return config.controls().stream().flatMap(control -> control.legs().stream()).toList();
    }

    private void add(ControlConfig.Selector expected, ControlConfig.Leg added) {
        int leg = legs.size();
        legs.add(new Routes.Leg(added.control(), added.output()));
        claim(leg, Side.EXPECTED, expected.stream(), expected.role());
        added.actual().forEach(each -> claim(leg, Side.ACTUAL, each.stream(), each.role()));
    }

    private void claim(int leg, Side side, String stream, String role) {
        claims.add(new Routes.Claim(leg, side, streams.indexOf(stream), role));
    }
}
