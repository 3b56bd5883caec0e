/**
 * The job put together.
 *
 * <ul>
 *   <li>{@link dev.recon.job.ReconGraph}: the graph as a function from streams to streams;
 *   <li>{@link dev.recon.job.ReconJob}: that graph bound to the topics and files of a
 *       configuration, which are looked at before the start;
 *   <li>{@link dev.recon.job.JobSettings}, {@link dev.recon.job.PageStoreOptions}: what is demanded
 *       of Flink and of RocksDB;
 *   <li>{@link dev.recon.job.SavepointGuard}, {@link dev.recon.job.Savepoint}, {@link
 *       dev.recon.job.CheckpointFolder}: whether a job can be started from a savepoint, and can
 *       take checkpoints.
 * </ul>
 *
 * <p>Processes no record itself, and has no command line.
 */
package dev.recon.job;
