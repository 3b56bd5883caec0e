/**
 * The whole of recon in a minute, for a person to watch.
 *
 * <ul>
 *   <li>{@link dev.recon.demo.Demo} by {@link dev.recon.demo.DemoOptions}: broker, job, plant, and
 *       at the end the answer beside the truth;
 *   <li>{@link dev.recon.demo.Backstage}: where broker and job run, {@link
 *       dev.recon.demo.InProcess} or {@link dev.recon.demo.OnProcesses};
 *   <li>{@link dev.recon.demo.Scenario}, {@link dev.recon.demo.Act}: the story;
 *   <li>{@link dev.recon.demo.Stage}, {@link dev.recon.demo.Screen}, {@link dev.recon.demo.View}:
 *       what is seen of it;
 *   <li>{@link dev.recon.demo.Ending}: when all has been emitted.
 * </ul>
 *
 * <p>The job is the real one with real settings. Everything that is written goes with a {@link
 * dev.recon.demo.TemporaryFolder}.
 */
package dev.recon.demo;
