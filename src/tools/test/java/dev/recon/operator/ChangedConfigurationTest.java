package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import dev.recon.config.ReconConfig;
import dev.recon.model.NaiveModel;
import dev.recon.model.RandomChange;
import dev.recon.model.RandomTapes;
import dev.recon.simulate.TapeComparison;
import dev.recon.simulate.TapeMachine;
import dev.recon.simulate.TapeRow;
import dev.recon.simulate.TapeRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random tapes through operators that are stopped and resumed under another configuration again and
 * again: every row, at the very time, is what the naive model says.
 */
class ChangedConfigurationTest {

    private static final int TAPES = 25;

    @Test
    void changesWhatIsUndecidedAndNothingElse() throws Exception {
        long first = System.nanoTime() & 0xFFFFFFFL;
        int restarts = 0;
        int tapes = 0;
        for (long seed = first; tapes < TAPES; seed++) {
            RandomTapes.RandomTape random = RandomTapes.of(seed);
            Long start = random.tape().startMillis();
            if (start != null && start % TapeRunner.TICK_MILLIS != 0) {
                continue; // operators tick by the wall clock, the model by the tape's
            }
            tapes++;
            Restarts naive = new Naive(random.config(), seed);
            Operators operators = new Operators(random.config(), start, seed);
            List<TapeRow> expected = TapeRunner.run(random.tape(), naive);
            Optional<String> difference =
                    TapeComparison.firstDifference(
                            expected, TapeRunner.run(random.tape(), operators));
            assertThat(difference).as("seed %d, %d restarts", seed, naive.count).isEmpty();
            restarts += naive.count;
            operators.current.close();
        }
        assertThat(restarts).isGreaterThan(TAPES);
    }

    /** Restarts a machine at the same places in the same way, whatever it is. */
    private abstract static class Restarts implements TapeMachine {

        private final ReconConfig original;
        private final Random random;
        private final List<TapeRow> rows = new ArrayList<>();
        private long atMillis;
        private int count;

        Restarts(ReconConfig original, long seed) {
            this.original = original;
            random = new Random(seed);
        }

        abstract TapeMachine machine();

        abstract void restart(ReconConfig config, long atMillis);

        private void perhapsRestart() {
            if (random.nextInt(30) == 0) {
                count++;
                restart(RandomChange.of(original, random), atMillis);
            }
        }

        @Override
        public void record(
                String stream,
                byte[] value,
                HeaderLookup headers,
                JsonNode raw,
                long at,
                long wallClockMillis) {
            perhapsRestart();
            atMillis = at;
            machine().record(stream, value, headers, raw, at, wallClockMillis);
        }

        @Override
        public void tick(long at) {
            atMillis = at;
            machine().tick(at);
        }

        @Override
        public void end(long at) {
            perhapsRestart();
            machine().end(at);
        }

        final void keep() {
            rows.addAll(machine().take());
        }

        @Override
        public List<TapeRow> take() {
            keep();
            List<TapeRow> taken = List.copyOf(rows);
            rows.clear();
            return taken;
        }
    }

    private static final class Naive extends Restarts {
        private final NaiveModel model;

        Naive(ReconConfig config, long seed) {
            super(config, seed);
            model = new NaiveModel(config);
        }

        @Override
        TapeMachine machine() {
            return model;
        }

        @Override
        void restart(ReconConfig config, long at) {
            model.restart(config, at);
        }
    }

    private static final class Operators extends Restarts {
        private final Long startMillis;
        private OperatorMachine current;

        Operators(ReconConfig config, Long startMillis, long seed) {
            super(config, seed);
            this.startMillis = startMillis;
            current = new OperatorMachine(config, startMillis, 1, null);
        }

        @Override
        TapeMachine machine() {
            return current;
        }

        @Override
        void restart(ReconConfig config, long at) {
            try {
                OperatorMachine.Saved saved = current.save();
                keep();
                current.close();
                current = new OperatorMachine(config, startMillis, 1, saved);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
