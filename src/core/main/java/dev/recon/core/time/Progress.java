package dev.recon.core.time;

/**
 * What one reader of a stream says of the partitions it reads; travels in-band behind the records
 * it speaks of.
 *
 * @param stream number of the stream
 * @param reader number of the reader among all readers of the stream
 * @param readers how many readers the stream has
 * @param partitions how many partitions this reader has been given so far
 * @param partitionsOfStream how many the stream has at least; W does not move before all have been
 *     given to a reader
 * @param lowestMillis the lowest over all partitions that are not idle of their highest event time;
 *     {@link #NONE} while one of them has had no record; {@link #IDLE} when all are idle
 * @param topMillis the highest event time seen, or {@link #NONE}
 * @param silentMillis for how long nothing usable has arrived although there was nothing left to
 *     read, in processing time; {@link #IDLE} for a reader without partitions
 * @param ended whether the input of this reader has come to its end
 */
public record Progress(
        int stream,
        int reader,
        int readers,
        int partitions,
        int partitionsOfStream,
        long lowestMillis,
        long topMillis,
        long silentMillis,
        boolean ended) {

    public static final long NONE = Long.MIN_VALUE;
    public static final long IDLE = Long.MAX_VALUE;
}
