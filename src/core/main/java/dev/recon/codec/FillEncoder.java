package dev.recon.codec;

import dev.recon.core.Routes;
import dev.recon.fill.Fill;
import dev.recon.fill.SeriesTaker;

/**
 * Turns what is said of readings that are lost, and the complete series, into the keys and values
 * that are written. Not thread safe; allocates little more than these.
 */
public final class FillEncoder implements SeriesTaker {

    private final LegText[] legs;
    private final Taker taker;
    private final JsonBytes out = new JsonBytes();

    /** Takes finished keys and values; the arrays are the taker's to keep. */
    public interface Taker {
        void fill(byte[] key, byte[] value);

        void point(byte[] key, byte[] value);
    }

    public FillEncoder(Routes routes, Taker taker) {
        legs = LegText.of(routes);
        this.taker = taker;
    }

    @Override
    public void fill(int leg, byte[] source, Fill fill) {
        byte[] key = key(leg, source, fill.id);
        item(leg, source, fill.id, fill.timeMillis);
        out.raw(",\"status\":\"").raw(fill.status.name());
        out.raw("\",\"reason\":\"").raw(fill.reason.name());
        out.raw("\",\"value\":").number(fill.value);
        out.raw(",\"sd\":").number(fill.sd);
        interval(fill);
        out.raw(",\"readingsAfter\":").number(fill.readingsAfter);
        out.raw(",\"revision\":").number(fill.revision);
        out.raw(",\"actual\":").number(fill.actual);
        out.raw(",\"error\":").number(fill.error());
        taker.fill(key, out.raw('}').take());
    }

    @Override
    public void point(
            int leg,
            byte[] source,
            byte[] id,
            long timeMillis,
            double value,
            Quality quality,
            Fill fill,
            int revision) {
        byte[] key = key(leg, source, id);
        item(leg, source, id, timeMillis);
        out.raw(",\"value\":").number(value);
        out.raw(",\"quality\":\"").raw(quality.name()).raw('"');
        if (fill == null) {
            out.raw(",\"lower\":null,\"upper\":null,\"method\":null");
        } else {
            interval(fill);
        }
        out.raw(",\"revision\":").number(revision);
        taker.point(key, out.raw('}').take());
    }

    private byte[] key(int leg, byte[] source, byte[] id) {
        out.raw(legs[leg].key()).keyPart(source, 0, source.length);
        return out.raw('/').keyPart(id, 0, id.length).take();
    }

    private void item(int leg, byte[] source, byte[] id, long timeMillis) {
        out.raw('{').raw(legs[leg].json());
        out.raw(",\"source\":").string(source, 0, source.length);
        out.raw(",\"id\":").string(id, 0, id.length);
        out.raw(",\"eventTime\":\"").time(timeMillis).raw('"');
    }

    private void interval(Fill fill) {
        out.raw(",\"lower\":").number(fill.lower).raw(",\"upper\":").number(fill.upper);
        out.raw(",\"method\":\"").raw(fill.method.label()).raw('"');
    }
}
