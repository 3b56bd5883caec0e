package dev.recon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.MetricNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that is gone is not a stream that is silent. */
class BlindITCase {

    @RegisterExtension static final Site SITE = new Site();

    private ManualPlant plant;
    private Job job;

    @AfterEach
    void stop() throws Exception {
        if (plant != null) {
            plant.close();
        }
        if (job != null) {
            job.cancel();
        }
    }

    @Test
    void nothingIsMissingWhileNobodyCanLook() throws Exception {
        plant = new ManualPlant(SITE, "blind", 3 * ManualPlant.IDLE_TIMEOUT);
        // Nothing but what is decided is written, so that nothing has to be delivered meanwhile.
        job = Job.startWith(SITE, plant.config(), 2, HeldSink.closed());
        HeldSink.open();
        for (int partition = 0; partition < 2; partition++) {
            plant.write("audit", partition, "pair" + partition, 1_000);
            plant.write("sensor", partition, "pair" + partition, 1_000);
        }
        plant.write("audit", 0, "lost", 5_000);
        job.awaitUntil("all is read", () -> SITE.gauge(job.id(), MetricNames.OPEN_ITEMS) == 1);
        SITE.broker().kill();

        job.awaitUntil("both are blind", () -> SITE.gauge(job.id(), MetricNames.BLIND) == 2);
        assertThat(SITE.gauge(job.id(), MetricNames.IDLE)).isZero();
        assertThat(HeldSink.emitted()).isEmpty();

        SITE.broker().start();
        plant.awaitEvent(job, "STREAM_IDLE sensor");
        job.awaitUntil("it is decided", () -> !HeldSink.emitted().isEmpty());
        assertThat(HeldSink.emitted()).containsExactly("MISSING lost");
    }
}
