/**
 * Where records come from: topics and files.
 *
 * <ul>
 *   <li>{@link dev.recon.source.StreamSources}: opens a configured stream; its records are {@link
 *       dev.recon.source.RawRecord};
 *   <li>{@link dev.recon.source.TrackedSource}: says in-band which partitions each reader has;
 *   <li>{@link dev.recon.source.Backlog}: whether anything is left to read, by {@link
 *       dev.recon.source.KafkaBacklog} and {@link dev.recon.source.FileBacklog};
 *   <li>{@link dev.recon.source.Offsets}: a configured position as an offset of each partition;
 *   <li>{@link dev.recon.source.InputTopics}, {@link dev.recon.source.InputFiles}: whether the
 *       inputs are there, before a job starts.
 * </ul>
 *
 * <p>Hands on bytes and does not look into them; what is in a record is decided by the decoder.
 */
package dev.recon.source;
