/**
 * How far event time has come. From the partitions to W:
 *
 * <ol>
 *   <li>{@link dev.recon.core.time.PartitionProgress}: event time and silence of the partitions of
 *       one reader, said as {@link dev.recon.core.time.Progress};
 *   <li>{@link dev.recon.core.time.WatermarkRule}: W, from the progress of all readers, which
 *       {@link dev.recon.core.time.StreamReaders} keeps for each stream;
 *   <li>{@link dev.recon.core.time.SlowestSender}: W of a stage behind, the lowest of what it
 *       hears;
 *   <li>{@link dev.recon.core.time.StreamWatch}: the same progress for those who watch the job, as
 *       each reader says it in a {@link dev.recon.core.time.StreamReport}; W does not depend on it.
 * </ol>
 *
 * <p>{@link dev.recon.core.time.Rules} are what all of the core is measured by, and {@link
 * dev.recon.core.time.Windowing} cuts event time into windows.
 *
 * <p>The words. <b>Event time</b>: when something happened, as its record says. <b>Processing
 * time</b>: the clock of whoever calls; only silence is measured by it. <b>Silent</b>: nothing
 * usable has come although there was nothing left to read. <b>Idle</b>: silent for so long that W
 * is not held back any more. <b>Blind</b>: not known whether there is something to read.
 * <b>Quiescent</b>: all streams are silent, and W has come to where it stays. <b>Pane</b>: the part
 * of event time in which counts are kept; windows are made of panes.
 */
package dev.recon.core.time;
