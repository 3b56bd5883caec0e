/**
 * A Flink cluster as an engineer runs one, on this machine: every part a process of its own.
 *
 * <ul>
 *   <li>{@link dev.recon.cluster.FlinkCluster}: a JobManager and TaskManagers, set up by {@link
 *       dev.recon.cluster.ClusterSetup} in the folder of {@link dev.recon.cluster.ClusterFiles};
 *   <li>{@link dev.recon.cluster.LocalSite}: a broker and such a cluster together;
 *   <li>{@link dev.recon.cluster.JobStates}, {@link dev.recon.cluster.InputProgress}, {@link
 *       dev.recon.cluster.Checkpoints}: what can be seen of a job from outside.
 * </ul>
 *
 * <p>The job comes as a jar; none of its classes is on the cluster's class path. Flink is asked
 * through {@link dev.recon.rest} only.
 */
package dev.recon.cluster;
