/**
 * From counts to the metrics rows.
 *
 * <ol>
 *   <li>{@link dev.recon.core.rows.Counter}: what is counted;
 *   <li>{@link dev.recon.core.rows.Deltas}: what has been added since the last time, by pane, leg
 *       and source ({@link dev.recon.core.rows.SourceNames}), on its way to the rows;
 *   <li>{@link dev.recon.core.rows.ReadingBatches}: readings beside them, on their way to their
 *       sensors;
 *   <li>{@link dev.recon.core.rows.WindowRows}: when the rows of a window ({@link
 *       dev.recon.core.rows.RowTable}) are emitted, with which revision, and when they are final;
 *       {@link dev.recon.core.rows.WindowMemory}: which of them are in memory.
 * </ol>
 *
 * <p>The words. <b>Revision</b>: number of an emission of a row, from 1 on; the highest holds.
 * <b>Over</b>: W has come to the last event time of a window. <b>Closed</b>: that is beyond the
 * horizon, so the row that was emitted then is <b>final</b>. <b>Correction</b>: a revision after
 * the first.
 */
package dev.recon.core.rows;
