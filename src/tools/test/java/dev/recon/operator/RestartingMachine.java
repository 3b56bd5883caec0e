package dev.recon.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ReconConfig;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Operators that are checkpointed, thrown away and restored now and then; each run has another
 * parallelism. The same random numbers restart at the same places of a tape.
 */
final class RestartingMachine implements TapeMachine {

    private static final int STEPS_OF_A_LIFE = 40;

    private final Long startMillis;
    private final Random random;
    private final UnaryOperator<ReconConfig> nextConfig;
    private ReconConfig config;
    private OperatorMachine current;
    private List<TapeRow> rows = new ArrayList<>();
    private int restarts;

    /** One that is restored with the configuration that it had. */
    RestartingMachine(ReconConfig config, Long startMillis, Random random) {
        this(config, startMillis, random, same -> same);
    }

    /**
     * @param startMillis as of {@link OperatorMachine}
     * @param nextConfig the configuration of the next run, from that of the run before
     */
    RestartingMachine(
            ReconConfig config,
            Long startMillis,
            Random random,
            UnaryOperator<ReconConfig> nextConfig) {
        this.config = config;
        this.startMillis = startMillis;
        this.random = random;
        this.nextConfig = nextConfig;
        current = new OperatorMachine(config, startMillis, parallelism(), null);
    }

    private int parallelism() {
        return 1 + random.nextInt(3);
    }

    /** How many there were so far. */
    int restarts() {
        return restarts;
    }

    private void perhapsRestart() {
        if (random.nextInt(STEPS_OF_A_LIFE) != 0) {
            return;
        }
        restarts++;
        config = nextConfig.apply(config);
        try {
            OperatorMachine.Saved saved = current.save();
            rows.addAll(current.take());
            current.close();
            current = new OperatorMachine(config, startMillis, parallelism(), saved);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void record(
            String stream,
            byte[] value,
            HeaderLookup headers,
            JsonNode raw,
            long atMillis,
            long wallClockMillis) {
        perhapsRestart();
        current.record(stream, value, headers, raw, atMillis, wallClockMillis);
    }

    @Override
    public void tick(long atMillis) {
        current.tick(atMillis);
    }

    @Override
    public void end(long atMillis) {
        perhapsRestart();
        current.end(atMillis);
    }

    @Override
    public List<TapeRow> take() {
        rows.addAll(current.take());
        List<TapeRow> taken = rows;
        rows = new ArrayList<>();
        return taken;
    }

    void close() throws Exception {
        current.close();
    }
}
