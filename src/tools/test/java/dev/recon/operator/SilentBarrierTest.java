package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.codec.Lines;
import dev.recon.config.ConfiguredRoutes;
import dev.recon.config.ConfiguredSeries;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.core.Routes;
import dev.recon.core.items.Arrival;
import dev.recon.core.time.Progress;
import dev.recon.model.TapeConfigs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A reading is found while all streams are silent, and a barrier takes its counts along before the
 * next tick: they are emitted with the W of that tick, and not only once something else moves.
 */
class SilentBarrierTest {

    private static final long T0 = 1_795_168_800_000L;
    private static final ReconConfig CONFIG =
            TapeConfigs.read(
                    Path.of("src/core/test/resources/tapes/missing-then-found/config.yaml"));
    private static final Routes ROUTES = ConfiguredRoutes.of(CONFIG);
    private static final List<String> STREAMS =
            CONFIG.streams().stream().map(StreamConfig::name).toList();
    private static final String COUNTS = "counts";
    private static final String QUIESCENT = "quiescent";

    private KeyedOneInputStreamOperatorTestHarness<Integer, Frame, Frame> reconciler;

    @BeforeEach
    void open() throws Exception {
        reconciler =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new ReconcileOperator(
                                CONFIG.rules(),
                                ROUTES,
                                STREAMS,
                                ConfiguredSeries.of(CONFIG),
                                new Layout(1, 0, 16 << 20, false),
                                SubmittedLine.ofStart(Lines.LINE)),
                        new BucketKeys(1),
                        Types.INT,
                        1,
                        1,
                        0);
        reconciler.setup(FrameSerializer.INSTANCE);
        reconciler.open();
    }

    @AfterEach
    void close() throws Exception {
        reconciler.close();
    }

    @Test
    void countsOfABarrierAreEmittedInSilence() throws Exception {
        arrive("audit");
        fallSilent();
        tick(1);
        assertThat(taken()).endsWith(QUIESCENT);

        arrive("sensor");
        reconciler.prepareSnapshotPreBarrier(1);
        assertThat(taken()).isNotEmpty().containsOnly(COUNTS);
        tick(2);
        assertThat(taken()).containsExactly(QUIESCENT);
        tick(3);
        assertThat(taken()).isEmpty();
    }

    private void arrive(String stream) throws Exception {
        Arrival arrival = new Arrival();
        arrival.route = ROUTES.of(STREAMS.indexOf(stream), null);
        arrival.timeMillis = T0;
        arrival.text = "s1a".getBytes(StandardCharsets.UTF_8);
        arrival.sourceEnd = arrival.idStart = 2;
        arrival.idEnd = 3;
        Bytes out = new Bytes(64);
        ArrivalFrames.write(out, arrival);
        send(out);
    }

    private void fallSilent() throws Exception {
        for (int stream = 0; stream < STREAMS.size(); stream++) {
            Bytes out = new Bytes(64);
            ArrivalFrames.write(
                    out, new Progress(stream, 0, 1, 1, 1, Progress.IDLE, T0, 86_400_000, false));
            send(out);
        }
    }

    private void send(Bytes out) throws Exception {
        reconciler.processElement(new StreamRecord<>(new Frame(0, out.block, out.position)));
    }

    private void tick(int number) throws Exception {
        reconciler.setProcessingTime(number * Ticker.PERIOD_MILLIS);
    }

    /** What has been sent to the rows, entry by entry. */
    private List<String> taken() {
        List<String> entries = new ArrayList<>();
        for (Frame frame : reconciler.extractOutputValues()) {
            RowFrames.read(
                    new Bytes(0).wrap(frame.bytes, frame.length),
                    new RowEntries() {
                        @Override
                        public void counts(
                                int leg, byte[] text, int from, int to, long pane, int[] counts) {
                            entries.add(COUNTS);
                        }

                        @Override
                        public void watermark(int sender, int senders, long w, boolean quiescent) {
                            entries.add(quiescent ? QUIESCENT : "moving");
                        }
                    });
        }
        reconciler.getOutput().clear();
        return entries;
    }
}
