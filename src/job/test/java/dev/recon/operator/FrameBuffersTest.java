package dev.recon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class FrameBuffersTest {

    private static final int KEPT = 64 << 10;

    /** Lengths of what left. */
    private final List<Integer> left = new ArrayList<>();

    private final FrameBuffers frames =
            new FrameBuffers(1, Layout.DEFAULT_FRAME_BYTES, output(left));

    @SuppressWarnings("unchecked")
    private static Output<StreamRecord<Frame>> output(List<Integer> left) {
        return (Output<StreamRecord<Frame>>)
                Proxy.newProxyInstance(
                        FrameBuffersTest.class.getClassLoader(),
                        new Class<?>[] {Output.class},
                        (proxy, method, of) -> {
                            left.add(((StreamRecord<Frame>) of[0]).getValue().length);
                            return null;
                        });
    }

    private void write(int bytes) {
        frames.of(0).putBytes(new byte[bytes], 0, bytes);
        frames.written(0);
    }

    @Test
    void theBufferOfAUsualEntryIsKept() {
        write(Layout.DEFAULT_FRAME_BYTES);
        byte[] buffer = frames.of(0).block;
        write(Layout.DEFAULT_FRAME_BYTES);
        assertThat(frames.of(0).block).isSameAs(buffer);
        assertThat(left).containsExactly(Layout.DEFAULT_FRAME_BYTES, Layout.DEFAULT_FRAME_BYTES);
    }

    @Test
    void theBufferOfAnEntryThatIsMuchLongerThanAFrameIsGivenBack() {
        write(KEPT + 1);
        assertThat(frames.of(0).block.length).isLessThan(KEPT);
        assertThat(left).containsExactly(KEPT + 1);
    }
}
