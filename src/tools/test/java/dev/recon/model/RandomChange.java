package dev.recon.model;

import dev.recon.config.ControlConfig;
import dev.recon.config.ReconConfig;
import dev.recon.core.time.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes of a configuration another one that its state may be resumed with. */
public final class RandomChange {

    private RandomChange() {}

    /** All the streams in another order, some of the controls in another order, other rules. */
    public static ReconConfig of(ReconConfig config, Random random) {
        List<ControlConfig> controls = new ArrayList<>(config.controls());
        Collections.shuffle(controls, random);
        if (controls.size() > 1 && random.nextInt(3) == 0) {
            controls.remove(0);
        }
        var streams = new ArrayList<>(config.streams());
        Collections.shuffle(streams, random);
        return new ReconConfig(
                rules(config.rules(), random),
                streams,
                controls,
                config.kafka(),
                config.sinks(),
                config.state());
    }

    /** Everything but the metrics interval; now and then nothing. */
    private static Rules rules(Rules before, Random random) {
        if (random.nextInt(4) == 0) {
            return before;
        }
        long o = before.metricsIntervalMillis();
        long n = pick(random, before.missingAfterMillis(), 1, 500, 2_000, 5_001, 9_999);
        long b = pick(random, Math.min(n, before.outOfOrdernessMillis()), 0, n, n / 2);
        long m = n + o + pick(random, 0, 1, 3_000, 20_000);
        long z = pick(random, before.idleTimeoutMillis(), 150, 1_000, 10_000);
        long r = Math.min(o, pick(random, before.timerResolutionMillis(), 1, 250, 1_500));
        return new Rules(o, n, b, m, z, r, before.futureToleranceMillis(), random.nextBoolean());
    }

    private static long pick(Random random, long... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
