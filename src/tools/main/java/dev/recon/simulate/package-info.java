/**
 * What a configuration makes of a tape, on a virtual clock.
 *
 * <ul>
 *   <li>{@link dev.recon.simulate.Tape}, read by {@link dev.recon.simulate.TapeParser}: records and
 *       the times at which they arrive;
 *   <li>{@link dev.recon.simulate.TapeRunner} plays it to a {@link dev.recon.simulate.TapeMachine}:
 *       {@link dev.recon.simulate.CoreMachine} is the core alone, tests have one of the Flink
 *       operators;
 *   <li>{@link dev.recon.simulate.TapeRow}: what comes out, held against what should by {@link
 *       dev.recon.simulate.TapeComparison};
 *   <li>{@link dev.recon.simulate.TapeCheck}: all tapes below a folder.
 * </ul>
 *
 * <p>Never asks a real clock, and needs neither Kafka nor a cluster.
 */
package dev.recon.simulate;
