/**
 * The semantics of reconciliation, pure: no Flink, no clock, no I/O.
 *
 * <p>The words, each meaning one thing only. <b>Expected</b>: a record that says an event should
 * exist. <b>Actual</b>: a record that shows it arrived. <b>Leg</b>: one control and one of its
 * outputs. <b>Item</b>: all that is known of one (leg, source, id). <b>Missing</b>: decided to be
 * expected without an actual. <b>Found</b>: missing, and turned up after all. <b>Window</b>: a
 * stretch of event time in which a leg counts. <b>Late</b>: behind W, but within the horizon.
 * <b>W</b>: the watermark; no record with an event time at or before it is waited for any more.
 *
 * <p>What becomes of an item. Read in this order, in one sitting (about 900 lines):
 *
 * <ol>
 *   <li>{@link dev.recon.core.time.Rules} and {@link dev.recon.core.time.Windowing}: the arithmetic
 *       of deadlines, the horizon and windows;
 *   <li>{@link dev.recon.core.Side}, {@link dev.recon.core.Routes}: which record speaks of which
 *       leg;
 *   <li>{@link dev.recon.core.Reconciler}: the one transition function, from an arrival ({@link
 *       dev.recon.core.items.Arrival}) and what is known of its item ({@link
 *       dev.recon.core.items.ItemCursor}, {@link dev.recon.core.items.ItemFlags}) to {@link
 *       dev.recon.core.Verdicts}, counts ({@link dev.recon.core.rows.Deltas}) and {@link
 *       dev.recon.core.Readings} ({@link dev.recon.core.ReadingEvents});
 *   <li>{@link dev.recon.core.ReconcilerReport}: what those hear who watch the job.
 * </ol>
 *
 * <p>The rest of the semantics is in two of the rooms below: how far event time has come in {@link
 * dev.recon.core.time}, a second sitting as long as this one, and when a row is emitted in {@link
 * dev.recon.core.rows.WindowRows}. Tables and their memory are not semantics.
 *
 * <p>Below it are four rooms, each with a page like this one, and each may use only those named
 * after it: {@link dev.recon.core.rows} (from counts to rows with revisions), {@link
 * dev.recon.core.items} (where items are remembered), {@link dev.recon.core.time} (how far event
 * time has come) and {@link dev.recon.core.store} (what is kept outside of memory).
 *
 * <p>A call that is wrong for the state throws {@link java.lang.IllegalStateException} with what is
 * and what was asked; an argument that can never be right, {@link
 * java.lang.IllegalArgumentException}.
 */
package dev.recon.core;
