package dev.recon.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.state.UnreadableState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State of the legs a, b and c that is restored under others. */
class LegMappingTest {

    private static final String A = "control/a";
    private static final String B = "control/b";
    private static final String C = "other/a";
    private static final List<String> SAVED = List.of(A, B, C);

    @Test
    void legsThatKeepTheirNumbersLeaveWhatWasSavedAlone() {
        assertThat(LegMapping.of(SAVED, SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(List.of(A), SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(List.of(), SAVED).changesNothing()).isTrue();
        assertThat(LegMapping.of(SAVED, List.of(A, B)).changesNothing()).isFalse();
        assertThat(LegMapping.of(SAVED, List.of(B, A, C)).changesNothing()).isFalse();
    }

    @Test
    void knowsTheNumberOfALegNow() {
        LegMapping legs = LegMapping.of(SAVED, List.of(C, A));
        assertThat(legs.numberOf(0)).isEqualTo(1);
        assertThat(legs.numberOf(1)).isNegative();
        assertThat(legs.numberOf(2)).isZero();
    }

    @Test
    void aLegThatWasNeverSavedIsDamage() {
        LegMapping legs = LegMapping.of(SAVED, SAVED);
        for (int damaged : new int[] {-1, 3}) {
            assertThatThrownBy(() -> legs.numberOf(damaged))
                    .isInstanceOf(UnreadableState.class)
                    .hasMessageContaining("legs");
        }
    }
}
