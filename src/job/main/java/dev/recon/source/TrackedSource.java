package dev.recon.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that says in-band which partitions each reader has been given. The operators behind it
 * learn from that, and not from the records, which partitions they have to wait for: one without a
 * record is as much part of the stream as the others. Everything else, the state included, is the
 * wrapped source's own.
 */
final class TrackedSource<SplitT extends SourceSplit, StateT>
        implements Source<RawRecord, SplitT, StateT>, ResultTypeQueryable<RawRecord> {

    private static final long serialVersionUID = 1L;

    private final Source<RawRecord, SplitT, StateT> source;
    private final SplitStart<SplitT> start;

    TrackedSource(Source<RawRecord, SplitT, StateT> source, SplitStart<SplitT> start) {
        this.source = source;
        this.start = start;
    }

    @Override
    public SourceReader<RawRecord, SplitT> createReader(SourceReaderContext context)
            throws Exception {
        return new TrackedReader<>(source.createReader(context), start);
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SplitEnumerator<SplitT, StateT> createEnumerator(SplitEnumeratorContext<SplitT> context)
            throws Exception {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<SplitT, StateT> restoreEnumerator(
            SplitEnumeratorContext<SplitT> context, StateT checkpoint) throws Exception {
        return source.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<SplitT> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<StateT> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return RawRecordTypeInfo.INSTANCE;
    }
}
