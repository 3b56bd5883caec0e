package dev.recon.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SlowestSenderTest {

    private final SlowestSender senders = new SlowestSender(Rules.NO_WATERMARK);

    @Test
    void waitsUntilEverySenderWasHeard() {
        assertThat(senders.hear(0, 3, 500, false)).isEqualTo(Rules.NO_WATERMARK);
        assertThat(senders.hear(2, 3, 400, false)).isEqualTo(Rules.NO_WATERMARK);
        assertThat(senders.hear(1, 3, 600, false)).isEqualTo(400);
        assertThat(senders.watermark()).isEqualTo(400);
    }

    @Test
    void followsTheSlowest() {
        senders.hear(0, 2, 500, false);
        assertThat(senders.hear(1, 2, 400, false)).isEqualTo(400);
        assertThat(senders.hear(0, 2, 900, false)).isEqualTo(400);
        assertThat(senders.hear(1, 2, 800, false)).isEqualTo(800);
    }

    @Test
    void neverGoesBack() {
        SlowestSender restored = new SlowestSender(1_000);
        assertThat(restored.watermark()).isEqualTo(1_000);
        assertThat(restored.hear(0, 1, 900, false)).isEqualTo(1_000);
        assertThat(restored.hear(0, 1, 1_100, false)).isEqualTo(1_100);
        assertThat(restored.hear(0, 1, 1_050, false)).isEqualTo(1_100);
    }

    @Test
    void comesToTheEndWhenAllDo() {
        senders.hear(0, 2, Rules.END, false);
        assertThat(senders.watermark()).isEqualTo(Rules.NO_WATERMARK);
        assertThat(senders.hear(1, 2, Rules.END, false)).isEqualTo(Rules.END);
    }

    @Test
    void isQuiescentWhenAllSendersAre() {
        assertThat(senders.isQuiescent()).isFalse();
        senders.hear(0, 2, 500, true);
        assertThat(senders.isQuiescent()).as("one was not heard").isFalse();
        senders.hear(1, 2, 500, false);
        assertThat(senders.isQuiescent()).isFalse();
        senders.hear(1, 2, 500, true);
        assertThat(senders.isQuiescent()).isTrue();
        senders.hear(0, 2, 500, false);
        assertThat(senders.isQuiescent()).isFalse();
    }

    @Test
    void hearsNobodyWhoCannotBe() {
        senders.hear(0, 2, 500, false);
        refused(2, 2, "Sender 2 of 2, when there are 2");
        refused(-1, 2, "Sender -1 of 2, when there are 2");
        refused(1, 3, "Sender 1 of 3, when there are 2");
        assertThat(senders.hear(1, 2, 400, false)).isEqualTo(400);
    }

    private void refused(int sender, int count, String message) {
        assertThatThrownBy(() -> senders.hear(sender, count, 600, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
