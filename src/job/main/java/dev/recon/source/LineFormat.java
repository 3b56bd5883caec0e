package dev.recon.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Lines as bytes, so that what is no UTF-8 reaches the dead letters as it stands. The offset of a
 * record is the number of its line, from 0. Flink unpacks {@code .gz} by itself.
 */
final class LineFormat extends SimpleStreamFormat<RawRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public LineReader createReader(Configuration config, FSDataInputStream stream) {
        return new LineReader(stream);
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return RawRecordTypeInfo.INSTANCE;
    }
}
