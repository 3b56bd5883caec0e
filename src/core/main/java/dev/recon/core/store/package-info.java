/**
 * What the tables of items and rows stand on: a {@link dev.recon.core.store.BlockStore} for what is
 * not in memory, a {@link dev.recon.core.store.TimeMap} for what is looked up by time, and a {@link
 * dev.recon.core.store.LegMapping} for state of other legs than there are now.
 *
 * <p>The words. <b>Block</b>: bytes under an index and a page, as a savepoint holds them.
 * <b>Save</b>: write what has changed; it stays in memory. <b>Restore</b>: take up what was saved,
 * at a start.
 */
package dev.recon.core.store;
