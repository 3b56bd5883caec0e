/**
 * The rows of all answers.
 *
 * <ul>
 *   <li>{@link dev.recon.rows.Answer}: which answers there are, and how the topic of each is {@link
 *       dev.recon.rows.Kept};
 *   <li>{@link dev.recon.rows.Answer#schema}: what fields each has, once, by their names in {@link
 *       dev.recon.rows.RowFields};
 *   <li>{@link dev.recon.rows.RowSchema#read}: how one is read;
 *   <li>{@link dev.recon.rows.LatestRows}: which of several rows of one key is true;
 *   <li>{@link dev.recon.rows.Line}: who may write, which every row says;
 *   <li>{@link dev.recon.rows.DeadReason}: why a record cannot be used.
 * </ul>
 *
 * <p>The fast writers in {@code codec} are held to these schemas by a test.
 */
package dev.recon.rows;
