/**
 * Where answers go: topics and files.
 *
 * <ul>
 *   <li>{@link dev.recon.sink.OutputSinks}: opens a configured output for {@link
 *       dev.recon.sink.OutRecord}s;
 *   <li>{@link dev.recon.sink.OutputTopics}: creates the topics that are missing, and refuses those
 *       that would lose answers;
 *   <li>{@link dev.recon.sink.AbandonedTransactions}: what killed runs have left open.
 * </ul>
 *
 * <p>Writes keys, values and headers as they are; what is in them is encoded by {@link
 * dev.recon.codec.AnswerEncoder} and its like. A topic that exists is never changed.
 */
package dev.recon.sink;
