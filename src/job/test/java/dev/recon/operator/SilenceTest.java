package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.Lines;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ReconConfig;
import dev.recon.core.items.Arrival;
import dev.recon.core.time.Progress;
import dev.recon.model.TapeConfigs;
import dev.recon.source.Backlog;
import dev.recon.source.RawRecord;
import dev.recon.source.TestBacklog;
import java.nio.file.Path;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How silence is confirmed by somebody who takes time to answer. */
class SilenceTest {

    private static final ReconConfig CONFIG =
            TapeConfigs.read(
                    Path.of("src/core/test/resources/tapes/missing-then-found/config.yaml"));
    private static final long IDLE = CONFIG.rules().idleTimeoutMillis();

    private static TestBacklog backlog;

    private OneInputStreamOperatorTestHarness<RawRecord, Frame> harness;
    private Progress last;

    /** Of the one backlog of a test. */
    private static final class Factory implements Backlog.Factory {
        private static final long serialVersionUID = 1L;

        @Override
        public Backlog open() {
            return backlog;
        }

        @Override
        public int partitionCount() {
            return 1;
        }
    }

    @BeforeEach
    void open() throws Exception {
        backlog = new TestBacklog();
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new DecodeOperator(
                                CONFIG.streams().get(0),
                                0,
                                CONFIG.rules(),
                                ConfiguredRoutes.of(CONFIG),
                                false,
                                new Factory(),
                                new DeadLetters(false, 1 << 19),
                                new Layout(1, 0, 1, false),
                                SubmittedLine.ofStart(Lines.LINE)));
        harness.setup(FrameSerializer.INSTANCE);
        harness.open();
        RawRecord assigned = new RawRecord();
        assigned.kind = RawRecord.Kind.ASSIGNED;
        harness.processElement(new StreamRecord<>(assigned));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void isSeenSoonAfterItIsConfirmedEvenWhenAnswersTakeLong() throws Exception {
        for (long now = 200; now <= IDLE + 1_000; now += 200) {
            tick(now);
            if (now % 400 == 0) {
                backlog.answer(true);
            }
        }
        assertThat(last.lowestMillis()).isEqualTo(Progress.IDLE);
        assertThat(last.silentMillis()).isBetween(IDLE, IDLE + 1_000);
    }

    @Test
    void doesNotCountWhileNobodyAnswers() throws Exception {
        for (long now = 200; now <= 3 * IDLE; now += 200) {
            tick(now);
        }
        assertThat(last.lowestMillis()).isEqualTo(Progress.NONE);
        assertThat(last.silentMillis()).isZero();
    }

    @Test
    void doesNotCountWhileSomethingIsLeftToRead() throws Exception {
        for (long now = 200; now <= 3 * IDLE; now += 200) {
            tick(now);
            backlog.answer(false);
        }
        assertThat(last.lowestMillis()).isEqualTo(Progress.NONE);
    }

    private void tick(long now) throws Exception {
        harness.setProcessingTime(now);
        for (Object each = harness.getOutput().poll();
                each != null;
                each = harness.getOutput().poll()) {
            @SuppressWarnings("unchecked")
            Frame frame = ((StreamRecord<Frame>) each).getValue();
            ArrivalFrames.read(
                    new Bytes(0).wrap(frame.bytes, frame.length),
                    new Arrival(),
                    new ArrivalFrames.Handler() {
                        @Override
                        public void arrival(Arrival item) {}

                        @Override
                        public void progress(Progress progress) {
                            last = progress;
                        }
                    });
        }
    }
}
