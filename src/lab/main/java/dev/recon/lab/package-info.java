/**
 * The verbs that start real processes: {@link dev.recon.lab.DemoCommand} and {@link
 * dev.recon.lab.ChaosCommand}. {@link dev.recon.lab.LabVerbs} adds them to those of {@link
 * dev.recon.cli.ReconMain}, which finds it as a {@link dev.recon.cli.MoreVerbs} when this module is
 * on the class path.
 *
 * <p>A verb reads its options and says what came of it; the work is done in {@link dev.recon.demo}
 * and {@link dev.recon.chaos}.
 */
package dev.recon.lab;
