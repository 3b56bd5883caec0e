/**
 * The one way to Kafka: every client of the job, of the tools and of the lab is made here, always
 * of the configured properties, {@link dev.recon.config.KafkaConfig}, security among them.
 *
 * <ul>
 *   <li>{@link dev.recon.kafka.KafkaAdmin}: topics, offsets, groups; with it {@link
 *       dev.recon.kafka.Rights} and {@link dev.recon.kafka.CleanupPolicy}.
 *   <li>{@link dev.recon.kafka.TopicReader}: a whole topic, or from a time on, to the end that it
 *       has now. As the two below, it reads with a {@link dev.recon.kafka.CommittedReader} and by
 *       {@link dev.recon.kafka.ReadToEnd}, and gives up on a {@link dev.recon.kafka.Stall}.
 *   <li>{@link dev.recon.kafka.RangeReader}: stretches of a partition.
 *   <li>{@link dev.recon.kafka.TopicFollower}: topics from their beginning on, as long as somebody
 *       asks.
 *   <li>{@link dev.recon.kafka.BacklogProbe}: whether there is anything left to read.
 *   <li>{@link dev.recon.kafka.KafkaClients}: properties for Flink's connector, and producers.
 *   <li>{@link dev.recon.kafka.KafkaErrors}: what keeps any of them from Kafka, in words.
 *   <li>{@link dev.recon.kafka.Reasons}: why something failed, down to the root, in one sentence.
 * </ul>
 *
 * Readers see only what has been committed. Keys and values are bytes.
 */
package dev.recon.kafka;
