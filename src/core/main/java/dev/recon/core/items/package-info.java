/**
 * Where items are remembered, in compact tables.
 *
 * <ol>
 *   <li>{@link dev.recon.core.items.Bucket}: the items of a share of all keys; an {@link
 *       dev.recon.core.items.Arrival} is looked up in it and worked on through its {@link
 *       dev.recon.core.items.ItemCursor};
 *   <li>{@link dev.recon.core.items.Slice}: the table of those of one stretch of event time, with
 *       its pages ({@link dev.recon.core.items.SliceCodec}) and the text of what is pending ({@link
 *       dev.recon.core.items.TextArena});
 *   <li>{@link dev.recon.core.items.SliceMemory}: which slices are in memory, and what is saved;
 *   <li>{@link dev.recon.core.items.SliceFilter} and {@link dev.recon.core.items.DeadlineQueue}: in
 *       which slices an item may be, and which items fall due when;
 *   <li>{@link dev.recon.core.items.ItemFlags}: what is remembered of an item. The bits are there
 *       twice: a new one is added to {@link dev.recon.state.ItemBits} first.
 * </ol>
 *
 * <p>The words. <b>Pending</b>: one-sided and not yet decided. <b>Settled</b>: not pending any
 * more, but remembered. <b>Deadline</b>: W at which a pending item is decided. <b>Horizon</b>: the
 * event time at and before which everything is forgotten. <b>Evicted</b>: in the store and not in
 * memory, until it is <b>loaded</b> again.
 */
package dev.recon.core.items;
