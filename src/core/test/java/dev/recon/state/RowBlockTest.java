package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.core.rows.Counter;
import org.junit.jupiter.api.Test;

class RowBlockTest {

    @Test
    void aRowHasAsManyCountersAsAByteCounts() {
        assertThat(Counter.COUNT).isLessThanOrEqualTo(127);
        byte[] full = RowBlock.writer(0, 127, 0).done();
        assertThat(RowBlock.rows(full)).isZero();
        assertThatThrownBy(() -> RowBlock.writer(0, 128, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("128 counters, of which a row has at most 127");
        full[1] = (byte) 128;
        assertThatThrownBy(() -> RowBlock.rows(full)).isInstanceOf(UnreadableState.class);
    }
}
