package dev.recon.codec;

import dev.recon.config.StreamConfig.Field;
import java.util.Map;

/**
 * What the bytes of a stream's records are written in. It finds the fields and says where they
 * stand; what they have to be, and which dead letter follows when they are not, is the decoder's.
 *
 * <p>One instance serves one reader of one stream and is called for every record, so it keeps its
 * buffers and allocates nothing per record.
 */
public interface RecordFormat {

    /**
     * Keeps the fields of one record in the {@link Captures} that this format was opened with. They
     * have been cleared; a field that is not kept is absent.
     *
     * @return whether the record can be read at all; one that cannot is {@code MALFORMED}
     */
    boolean read(InputRecord input);

    /** Makes the reader of one stream. */
    @FunctionalInterface
    interface Factory {

        /**
         * @param paths where each field stands, in the words of this format; without those that
         *     stand in headers, which the decoder reads itself; not empty
         * @param captures for the fields of each record
         */
        RecordFormat open(Map<Field, String> paths, Captures captures);
    }
}
