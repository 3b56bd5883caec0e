package dev.recon.sink;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/** Writes the value of each record as one line; a record without a value has none. */
final class ValueLines implements Encoder<OutRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(OutRecord record, OutputStream stream) throws IOException {
        if (record.value != null) {
            stream.write(record.value);
            stream.write('\n');
        }
    }
}
