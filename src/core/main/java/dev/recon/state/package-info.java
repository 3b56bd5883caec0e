/**
 * The state of the job as bytes: the names it has in a savepoint and the format of every block.
 * Pure Java that depends on nothing of ours, so that the working set and tools read the same way.
 *
 * <ol>
 *   <li>{@link dev.recon.state.StateFormat}: the versions there have been, and what each can be
 *       read by;
 *   <li>{@link dev.recon.state.StateNames}, {@link dev.recon.state.Uids}, {@link
 *       dev.recon.state.BlockKeys}: where a block is found;
 *   <li>{@link dev.recon.state.BucketMeta} with {@link dev.recon.state.ItemDirectory} or {@link
 *       dev.recon.state.RowsDirectory}: what is saved of a bucket besides its blocks;
 *   <li>{@link dev.recon.state.ItemPage}, {@link dev.recon.state.RowBlock}, {@link
 *       dev.recon.state.SensorBlock}: the blocks; inside of the last are {@link
 *       dev.recon.state.Learned}, {@link dev.recon.state.SavedFill} and {@link
 *       dev.recon.state.SensorPane};
 *   <li>{@link dev.recon.state.LineBlock}: the line, in the operators that have no buckets;
 *   <li>{@link dev.recon.state.BlockReader}, {@link dev.recon.state.BlockWriter}: what all of them
 *       are read and written with.
 * </ol>
 *
 * <p>Every block begins with the version of the format it was written in (one byte), because a
 * savepoint holds blocks of several: one that has not changed since an upgrade is still as it was.
 */
package dev.recon.state;
