package dev.recon.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import java.util.List;

/**
 * Something that reconciles with the clock handed in: what a tape is played to. Times never go
 * back.
 */
public interface TapeMachine {

    /**
     * What {@code wallClockMillis} is when nobody knows the wall clock: no time is in the future.
     */
    long NO_WALL_CLOCK = Long.MAX_VALUE;

    /**
     * One record arrives.
     *
     * @param stream a stream of the configuration
     * @param value the record's bytes
     * @param raw the record as it stands on the tape, for a dead letter to repeat
     * @param atMillis processing time since the start of the tape
     * @param wallClockMillis the wall clock now, or {@link #NO_WALL_CLOCK}
     */
    void record(
            String stream,
            byte[] value,
            HeaderLookup headers,
            JsonNode raw,
            long atMillis,
            long wallClockMillis);

    /** The periodic watermark runs. */
    void tick(long atMillis);

    /** All inputs end; nothing follows. */
    void end(long atMillis);

    /** What came out since this was last asked, in any order within one {@code at}. */
    List<TapeRow> take();
}
