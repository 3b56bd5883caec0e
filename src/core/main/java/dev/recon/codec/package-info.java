/**
 * Bytes to what the core understands, and what it says to bytes. For speed: one instance is reused
 * for every record, and next to nothing is allocated.
 *
 * <ul>
 *   <li>{@link dev.recon.codec.RecordDecoder}: an {@link dev.recon.codec.InputRecord} to a {@link
 *       dev.recon.codec.Decoded}, in one pass ({@link dev.recon.codec.JsonScan}); {@link
 *       dev.recon.codec.Arrivals} makes arrivals of it;
 *   <li>{@link dev.recon.codec.ItemHash}: the 128 bits that stand for source and id, fixed for
 *       ever;
 *   <li>{@link dev.recon.codec.AnswerEncoder}: verdicts and metrics rows to keys and values; {@link
 *       dev.recon.codec.FillEncoder}, {@link dev.recon.codec.DeadLetterEncoder}, {@link
 *       dev.recon.codec.StatusEncoder}: the other answers;
 *   <li>{@link dev.recon.codec.JsonBytes}, {@link dev.recon.codec.Utf8}, {@link
 *       dev.recon.codec.Rfc3339}: what these are made with.
 * </ul>
 *
 * <p>No Flink and no Kafka. No class is thread safe unless it says so. What rows look like is said
 * in {@link dev.recon.rows.Answer#schema}, and a test holds the encoders to it.
 */
package dev.recon.codec;
