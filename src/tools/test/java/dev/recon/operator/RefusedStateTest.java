package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recon.codec.Lines;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.model.TapeConfigs;
import dev.recon.rows.Line;
import dev.recon.state.BucketMeta;
import dev.recon.state.ItemDirectory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** State that cannot be read ends the job for good, with what to do about it. */
class RefusedStateTest {

    private static final ReconConfig CONFIG =
            TapeConfigs.read(
                    Path.of("src/core/test/resources/tapes/missing-then-found/config.yaml"));
    private static final int BUCKETS = 1;

    /** Saves anything as the snapshot meta of the one bucket. */
    private static final class Anything extends AbstractStreamOperator<Frame>
            implements OneInputStreamOperator<Frame, Frame> {

        private static final long serialVersionUID = 1L;

        private final byte[] meta;

        Anything(byte[] meta) {
            this.meta = meta;
        }

        @Override
        public void initializeState(StateInitializationContext context) throws Exception {
            super.initializeState(context);
            ValueState<byte[]> state =
                    context.getKeyedStateStore().getState(StateDescriptors.BUCKET);
            setCurrentKey(new BucketKeys(BUCKETS).key(0));
            state.update(meta);
        }

        @Override
        public void processElement(StreamRecord<Frame> element) {}
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> harness(
            OneInputStreamOperator<Frame, Frame> operator) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, new BucketKeys(BUCKETS), Types.INT, BUCKETS, 1, 0);
        harness.setup(FrameSerializer.INSTANCE);
        return harness;
    }

    private static void restore(byte[] meta, SubmittedLine submitted) throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness(new Anything(meta))) {
            harness.open();
            saved = harness.snapshot(1, 1);
        }
        ReconcileOperator operator =
                new ReconcileOperator(
                        CONFIG.rules(),
                        ConfiguredRoutes.of(CONFIG),
                        CONFIG.streams().stream().map(StreamConfig::name).toList(),
                        ConfiguredSeries.of(CONFIG),
                        new Layout(BUCKETS, 0, 1 << 20, false),
                        submitted);
        try (var harness = harness(operator)) {
            harness.initializeState(saved);
        }
    }

    private static byte[] meta(int legs) {
        return meta(legs, new ItemDirectory(1_000, new long[] {7}, new int[] {1}));
    }

    private static byte[] meta(int legs, ItemDirectory items) {
        BucketMeta.Leg leg = new BucketMeta.Leg("gone", "gone", Long.MIN_VALUE);
        return new BucketMeta(
                        "line",
                        0,
                        0,
                        CONFIG.rules().metricsIntervalMillis(),
                        CONFIG.rules().correctionHorizonMillis(),
                        ConfiguredSeries.of(CONFIG).neighbours().fingerprint(),
                        Collections.nCopies(legs, leg),
                        List.of(),
                        items.write())
                .write();
    }

    private static void assertRefused(byte[] meta, String message) {
        assertRefused(meta, SubmittedLine.ofStart(Lines.LINE), message);
    }

    private static void assertRefused(byte[] meta, SubmittedLine submitted, String message) {
        assertThatThrownBy(() -> restore(meta, submitted))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .isInstanceOf(UnusableState.class)
                .hasMessageStartingWith(UnusableState.REFUSED)
                .hasMessageContaining(message);
    }

    @Test
    void stateOfTheFirstReleaseIsRefusedForGood() {
        byte[] meta = ByteBuffer.allocate(80).putInt(4).array();
        assertRefused(meta, "its state is of release 0.1.0, which no later release reads");
    }

    @Test
    void stateOfALaterFormatIsRefusedForGood() {
        byte[] meta = meta(1);
        meta[0]++;
        assertRefused(meta, "its state has format 6, and this release reads format 5");
    }

    @Test
    void stateOfAnotherLineThanTheSavepointNamesElsewhereIsRefusedForGood() throws Exception {
        byte[] meta = meta(1, new ItemDirectory(1_000, new long[0], new int[0]));
        restore(meta, SubmittedLine.ofStart(new Line("another", 1)));
        restore(meta, SubmittedLine.ofSavepoint(new Line("line", 1)));
        assertRefused(
                meta,
                SubmittedLine.ofSavepoint(new Line("another", 1)),
                "a block of its state is damaged (line: of the lines another and line); resume");
    }

    @Test
    void aPageThatIsMissingIsRefusedForGood() {
        assertRefused(meta(1), "a block of its state is damaged (items: it is not there)");
    }
}
