package dev.recon.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.generate.PlantOptions;
import dev.recon.generate.Span;
import dev.recon.plant.FaultyPlant.Patience;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyPlantTest {

    private static final Patience PATIENCE =
            new Patience(Span.seconds(20), Span.seconds(5), Span.minutes(15), Span.seconds(3));
    private static final long MINUTE = 60_000;
    private static final long NOW = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, MINUTE - 1})
    void beginsWithAWindowAndEndsBeforeNow(long more) {
        long now = NOW + more;
        FaultyPlant plant = FaultyPlant.before(now, Span.minutes(30), PATIENCE);
        assertThat(plant.startMillis() % MINUTE).isZero();
        assertThat(plant.endMillis()).isBetween(now - 3 * MINUTE, now);
    }

    @ParameterizedTest
    @ValueSource(longs = {29 * MINUTE + 1, 30 * MINUTE - 1, 30 * MINUTE})
    void theLastHeartbeatIsAHorizonBehindTheLastWindow(long length) {
        FaultyPlant plant = FaultyPlant.before(NOW, new Span(length), PATIENCE);
        PlantOptions options = plant.options(7, 1_000, 2);
        long last = plant.startMillis() + length + options.skewBy.millis();
        long watermark = plant.endMillis() - PATIENCE.outOfOrderness().millis() - 1;
        assertThat(last / MINUTE * MINUTE + MINUTE - 1 + PATIENCE.correctionHorizon().millis())
                .isLessThanOrEqualTo(watermark);
    }
}
