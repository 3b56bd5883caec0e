/**
 * Flink around the core: operators that carry it, and what travels between them.
 *
 * <ul>
 *   <li>{@link dev.recon.operator.DecodeOperator}: records of one stream to arrivals, dead letters
 *       and progress;
 *   <li>{@link dev.recon.operator.ReconcileOperator} and {@link dev.recon.operator.RowsOperator}:
 *       the reconciler and the metrics rows, by bucket; {@link dev.recon.operator.BucketOperator},
 *       {@link dev.recon.operator.Buckets}, {@link dev.recon.operator.KeyedBlocks} and {@link
 *       dev.recon.operator.BucketKeys} are what they share;
 *   <li>{@link dev.recon.operator.StatusOperator}: how the job and its streams are;
 *   <li>{@link dev.recon.operator.Frame}: what crosses the network, filled by {@link
 *       dev.recon.operator.FrameBuffers} and {@link dev.recon.operator.RowSender}, with {@link
 *       dev.recon.operator.ArrivalFrames} and {@link dev.recon.operator.RowFrames} in it;
 *   <li>{@link dev.recon.operator.RestoredState}, {@link dev.recon.operator.LineState}: what the
 *       run before has left, its line held against the {@link dev.recon.operator.SubmittedLine}.
 * </ul>
 *
 * <p>Decides nothing that the core could decide. Of where records come from and go to it knows
 * {@link dev.recon.source.RawRecord}, {@link dev.recon.source.Backlog} and {@link
 * dev.recon.sink.OutRecord}: Kafka and files are none of its business.
 */
package dev.recon.operator;
