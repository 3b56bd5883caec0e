package dev.recon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.Routes.Claim;
import dev.recon.core.Routes.Leg;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Leg FIRST = new Leg("ingest", "sensor");
    private static final Leg SECOND = new Leg("ingest", "store");

    private static Routes routes(int streams, Claim... claims) {
        return new Routes(List.of(FIRST, SECOND), streams, List.of(claims));
    }

    private static List<String> targets(Routes routes, int route) {
        List<String> targets = new ArrayList<>();
        for (int target : routes.targets(route)) {
            targets.add(Routes.leg(target) + " " + Routes.side(target));
        }
        return targets;
    }

    @Test
    void sendsAStreamToEveryLegThatClaimsIt() {
        Routes routes =
                routes(
                        3,
                        new Claim(1, Side.EXPECTED, 0, null),
                        new Claim(0, Side.EXPECTED, 0, null),
                        new Claim(0, Side.ACTUAL, 1, null),
                        new Claim(1, Side.ACTUAL, 2, null));

        assertThat(targets(routes, routes.of(0, null))).containsExactly("0 EXPECTED", "1 EXPECTED");
        assertThat(targets(routes, routes.of(1, null))).containsExactly("0 ACTUAL");
        assertThat(targets(routes, routes.of(2, null))).containsExactly("1 ACTUAL");
        assertThat(routes.legs()).containsExactly(FIRST, SECOND);
    }

    @Test
    void takesARecordOfBothSidesAsExpectedFirst() {
        Routes routes =
                routes(1, new Claim(0, Side.ACTUAL, 0, null), new Claim(0, Side.EXPECTED, 0, null));

        assertThat(targets(routes, routes.of(0, null))).containsExactly("0 EXPECTED", "0 ACTUAL");
    }

    @Test
    void countsARecordOnceForALegThatClaimsItTwice() {
        Routes routes =
                routes(
                        1,
                        new Claim(0, Side.ACTUAL, 0, "a"),
                        new Claim(0, Side.ACTUAL, 0, "a"),
                        new Claim(0, Side.ACTUAL, 0, null));

        assertThat(targets(routes, routes.of(0, "a"))).containsExactly("0 ACTUAL");
    }

    @Test
    void distinguishesRoles() {
        Routes routes =
                routes(
                        1,
                        new Claim(0, Side.EXPECTED, 0, "PRODUCER_EXPECTED"),
                        new Claim(0, Side.ACTUAL, 0, "ACTUAL"),
                        new Claim(1, Side.EXPECTED, 0, null));

        assertThat(routes.roles(0)).containsExactlyInAnyOrder("PRODUCER_EXPECTED", "ACTUAL");
        assertThat(targets(routes, routes.of(0, "PRODUCER_EXPECTED")))
                .containsExactly("0 EXPECTED", "1 EXPECTED");
        assertThat(targets(routes, routes.of(0, "ACTUAL")))
                .containsExactly("0 ACTUAL", "1 EXPECTED");
        assertThat(targets(routes, routes.of(0, "another"))).containsExactly("1 EXPECTED");
        assertThat(targets(routes, routes.of(0, null))).containsExactly("1 EXPECTED");
    }

    @Test
    void wantsNoRecordOfARoleThatNobodyAskedFor() {
        Routes routes = routes(2, new Claim(0, Side.EXPECTED, 0, "yes"));

        assertThat(routes.of(0, "no")).isEqualTo(Routes.UNWANTED);
        assertThat(routes.of(0, null)).isEqualTo(Routes.UNWANTED);
        assertThat(routes.of(1, "yes")).isEqualTo(Routes.UNWANTED);
        assertThat(routes.roles(1)).isEmpty();
    }

    @Test
    void aRoleOfOneStreamIsNoRoleOfAnother() {
        Routes routes =
                routes(
                        2,
                        new Claim(0, Side.EXPECTED, 0, "yes"),
                        new Claim(0, Side.ACTUAL, 1, null));

        assertThat(routes.roles(1)).isEmpty();
        assertThat(targets(routes, routes.of(1, "yes"))).containsExactly("0 ACTUAL");
    }

    @Test
    void knowsTheStreamOfARoute() {
        Routes routes =
                routes(
                        2,
                        new Claim(0, Side.EXPECTED, 0, "x"),
                        new Claim(1, Side.EXPECTED, 0, null),
                        new Claim(0, Side.ACTUAL, 1, null));

        assertThat(routes.stream(routes.of(0, "x"))).isEqualTo(0);
        assertThat(routes.stream(routes.of(0, null))).isEqualTo(0);
        assertThat(routes.stream(routes.of(1, null))).isEqualTo(1);
    }

    @Test
    void travelsWithTheJob() throws IOException, ClassNotFoundException {
        Routes routes =
                routes(1, new Claim(0, Side.EXPECTED, 0, "x"), new Claim(1, Side.ACTUAL, 0, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(routes);
        Routes read =
                (Routes)
                        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                                .readObject();

        assertThat(read.legs()).isEqualTo(routes.legs());
        assertThat(targets(read, read.of(0, "x"))).containsExactly("0 EXPECTED", "1 ACTUAL");
    }

    @Test
    void thereAreNoMoreLegsThanAnItemCanName() {
        List<Leg> most = Collections.nCopies(1 << 16, FIRST);
        assertThat(new Routes(most, 1, List.of()).legs()).hasSize(1 << 16);

        List<Leg> more = Collections.nCopies((1 << 16) + 1, FIRST);
        assertThatThrownBy(() -> new Routes(more, 1, List.of()))
                .hasMessageContaining("65537 legs")
                .hasMessageContaining("65536");
    }
}
