package dev.recon.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recon.sink.OutRecord;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Takes nothing until it is opened, so that all before it is held back; one at a time in a process.
 */
final class HeldSink implements Sink<OutRecord> {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Queue<String> SAID = new ConcurrentLinkedQueue<>();

    private static volatile CountDownLatch gate = new CountDownLatch(1);
    private static volatile boolean holding;

    static HeldSink closed() {
        SAID.clear();
        holding = false;
        gate = new CountDownLatch(1);
        return new HeldSink();
    }

    static void open() {
        gate.countDown();
    }

    /** Whether something wants to be taken. */
    static boolean isHolding() {
        return holding;
    }

    /** Type and id of each exception taken. */
    static List<String> said() {
        return List.copyOf(SAID);
    }

    @Override
    public SinkWriter<OutRecord> createWriter(WriterInitContext context) {
        return new Writer();
    }

    private static final class Writer implements SinkWriter<OutRecord> {

        @Override
        public void write(OutRecord record, Context context)
                throws IOException, InterruptedException {
            holding = true;
            gate.await();
            JsonNode json = JSON.readTree(record.value);
            SAID.add(json.path("type").asText() + " " + json.path("id").asText());
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
