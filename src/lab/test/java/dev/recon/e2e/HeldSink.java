package dev.recon.e2e;

import dev.recon.rows.ExceptionRow;
import dev.recon.sink.OutRecord;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink that takes nothing until it is opened, so that all before it is held back. There can be
 * only one at a time in a process.
 */
final class HeldSink implements Sink<OutRecord> {

    private static final long serialVersionUID = 1L;
    private static final Queue<String> EMITTED = new ConcurrentLinkedQueue<>();

    private static volatile CountDownLatch gate = new CountDownLatch(1);
    private static volatile boolean holding;

    static HeldSink closed() {
        EMITTED.clear();
        holding = false;
        gate = new CountDownLatch(1);
        return new HeldSink();
    }

    static void open() {
        gate.countDown();
    }

    /** Whether a record is waiting for it to open. */
    static boolean isHolding() {
        return holding;
    }

    /** Type and id of each exception taken. */
    static List<String> emitted() {
        return List.copyOf(EMITTED);
    }

    @Override
    public SinkWriter<OutRecord> createWriter(WriterInitContext context) {
        return new Writer();
    }

    private static final class Writer implements SinkWriter<OutRecord> {

        @Override
        public void write(OutRecord record, Context context) throws InterruptedException {
            holding = true;
            gate.await();
            ExceptionRow row = ExceptionRow.SCHEMA.read(record.value);
            EMITTED.add(row.type() + " " + row.id());
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
