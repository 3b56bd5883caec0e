package dev.recon.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says, for each stream and role, which legs a record speaks of and on which side. The answer is a
 * small number, the route, so that it can travel with the record in a byte or two.
 */
public final class Routes implements Serializable {

    /** The route of a record that nobody asked for. */
    public static final int UNWANTED = -1;

    private static final long serialVersionUID = 1L;

    /** The tables keep a leg in 16 bits. */
    private static final int MAX_LEGS = 1 << 16;

    private final List<Leg> legs;
    private final List<Map<String, Integer>> byRole = new ArrayList<>();
    private final int[] byStream;
    private final List<int[]> targets = new ArrayList<>();
    private final List<Integer> streams = new ArrayList<>();

    /** One control and one of its outputs. */
    public record Leg(String control, String output) implements Serializable {}

    /** Records of a stream (all of them where {@code role} is null) are on a side of a leg. */
    public record Claim(int leg, Side side, int stream, String role) implements Serializable {}

    public Routes(List<Leg> legs, int streams, List<Claim> claims) {
        if (legs.size() > MAX_LEGS) {
            throw new IllegalArgumentException(
                    legs.size() + " legs; a table holds at most " + MAX_LEGS);
        }
        this.legs = List.copyOf(legs);
        byStream = new int[streams];
        for (int stream = 0; stream < streams; stream++) {
            Map<String, Integer> routes = new HashMap<>();
            for (String role : rolesOf(stream, claims)) {
                routes.put(role, route(stream, role, claims));
            }
            byRole.add(routes);
            byStream[stream] = route(stream, null, claims);
        }
    }

    private static Set<String> rolesOf(int stream, List<Claim> claims) {
        Set<String> roles = new TreeSet<>();
        for (Claim claim : claims) {
            if (claim.stream == stream && claim.role != null) {
                roles.add(claim.role);
            }
        }
        return roles;
    }

    /**
     * In the order of the legs, expected before actual; a leg that claims a record twice on a side
     * gets it once.
     */
    private int route(int stream, String role, List<Claim> claims) {
        TreeSet<Integer> wanted = new TreeSet<>();
        for (Claim claim : claims) {
            if (claim.stream == stream && (claim.role == null || claim.role.equals(role))) {
                wanted.add(claim.leg << 1 | claim.side.ordinal());
            }
        }
        if (wanted.isEmpty()) {
            return UNWANTED;
        }
        targets.add(wanted.stream().mapToInt(Integer::intValue).toArray());
        streams.add(stream);
        return targets.size() - 1;
    }

    public List<Leg> legs() {
        return legs;
    }

    /** The roles that are distinguished on a stream. */
    public Set<String> roles(int stream) {
        return byRole.get(stream).keySet();
    }

    /**
     * @param role null for none, or one that is not distinguished
     */
    public int of(int stream, String role) {
        Integer route = role == null ? null : byRole.get(stream).get(role);
        return route == null ? byStream[stream] : route;
    }

    /** Each is {@code leg << 1 | side}; see {@link #leg} and {@link #side}. */
    public int[] targets(int route) {
        return targets.get(route);
    }

    /** The stream of the records that take a route. */
    public int stream(int route) {
        return streams.get(route);
    }

    public static int leg(int target) {
        return target >> 1;
    }

    public static Side side(int target) {
        return (target & 1) == 0 ? Side.EXPECTED : Side.ACTUAL;
    }
}
