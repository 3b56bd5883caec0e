/**
 * The rows of all answers: what fields each has, once ({@link dev.recon.rows.RowSchemas}), how one
 * is read ({@link dev.recon.rows.RowSchema#read}), and which of several rows of one key is true
 * ({@link dev.recon.rows.LatestRows}, {@link dev.recon.rows.NetExceptions}). The fast writers in
 * {@code codec} are held to these schemas by a test.
 */
package dev.recon.rows;
