/**
 * The semantics of reconciliation, pure: no Flink, no clock, no I/O. Read top to bottom:
 *
 * <ol>
 *   <li>{@link dev.recon.core.time.Rules}, {@link dev.recon.core.Side}, {@link
 *       dev.recon.core.Routes}: which record speaks of which leg, and the arithmetic of deadlines,
 *       windows and the horizon;
 *   <li>{@link dev.recon.core.time.PartitionProgress} and {@link
 *       dev.recon.core.time.WatermarkRule}: how far event time has come, also in silence;
 *   <li>{@link dev.recon.core.Reconciler}: the one transition function, from an arrival to verdicts
 *       and counts;
 *   <li>{@link dev.recon.core.items.Bucket}, {@link dev.recon.core.items.Slice}, {@link
 *       dev.recon.core.items.SliceFilter}, {@link dev.recon.core.items.DeadlineQueue}: where items
 *       are remembered, in compact tables per bucket and slice of event time ({@link
 *       dev.recon.core.store.TimeMap} finds the slice);
 *   <li>{@link dev.recon.core.rows.Deltas} and {@link dev.recon.core.rows.WindowRows}: from counts
 *       to rows with revisions, a {@link dev.recon.core.rows.RowTable} a window;
 *   <li>{@link dev.recon.core.store.LegMapping}: how state of an earlier run fits the legs there
 *       are now.
 * </ol>
 *
 * <p>The words, each meaning one thing only. <b>Expected</b>: a record that says an event should
 * exist. <b>Actual</b>: a record that shows it arrived. <b>Leg</b>: one control and one of its
 * outputs. <b>Item</b>: all that is known of one (leg, source, id). <b>Missing</b>: decided to be
 * expected without an actual. <b>Found</b>: missing, and turned up after all. <b>Window</b>: a
 * tumbling stretch of event time in which a leg counts. <b>Late</b>: behind W, but within the
 * horizon. <b>Idle</b>: silent for so long that W is not held back any more. <b>Rest</b>: where W
 * stays when all is silent. <b>W</b>: the watermark; no record with an event time at or before it
 * is waited for any more.
 */
package dev.recon.core;
