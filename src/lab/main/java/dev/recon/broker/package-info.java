/**
 * Real Kafka brokers for the demo, chaos and tests, on free ports of the loopback address.
 *
 * <ul>
 *   <li>{@link dev.recon.broker.EmbeddedBroker}: one inside this JVM;
 *   <li>{@link dev.recon.broker.BrokerProcess}: one in a JVM of its own, which can be killed and
 *       started again;
 *   <li>{@link dev.recon.broker.BrokerFiles}, {@link dev.recon.broker.FreePorts}: folders and ports
 *       of both;
 *   <li>{@link dev.recon.broker.Waiting}: waits until a condition holds.
 * </ul>
 *
 * <p>Knows nothing of Flink or of the job; clients are made in {@link dev.recon.kafka}.
 */
package dev.recon.broker;
