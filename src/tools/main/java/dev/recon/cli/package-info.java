/**
 * The program recon: one class for each verb, its options and its help.
 *
 * <ul>
 *   <li>{@link dev.recon.cli.ReconMain}: every verb that is on the class path;
 *   <li>{@link dev.recon.cli.MoreVerbs}: how a module above adds its own;
 *   <li>{@link dev.recon.cli.GenerateCommand}, {@link dev.recon.cli.ImportCommand}, {@link
 *       dev.recon.cli.SimulateCommand}, {@link dev.recon.cli.DlqCommand}, {@link
 *       dev.recon.cli.ReportCommand}: the verbs of this module; that of the job is {@link
 *       dev.recon.run.RunCommand}.
 * </ul>
 *
 * <p>A verb reads its options, calls another package and says what came of it; nothing below may
 * need a class of this package. Exits only through {@link dev.recon.run.Program}.
 */
package dev.recon.cli;
