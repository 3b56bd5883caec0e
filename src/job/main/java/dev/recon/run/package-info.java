/**
 * The job as a program: the verb run, and how every verb ends.
 *
 * <ul>
 *   <li>{@link dev.recon.run.JobMain}: the main class of the job jar, with {@link
 *       dev.recon.run.RunCommand} as its only verb;
 *   <li>{@link dev.recon.run.Program}: a command line as a program, by hand or within Flink; the
 *       only place that exits, with one of the {@link dev.recon.run.ExitCodes};
 *   <li>{@link dev.recon.run.Failures}, {@link dev.recon.run.Farewell}: what is said to a person at
 *       the end;
 *   <li>{@link dev.recon.run.JobWatch}, {@link dev.recon.run.Troubles}: what is said while a job on
 *       this machine does not get ahead.
 * </ul>
 *
 * <p>Knows no other verb: those are in a module above.
 */
package dev.recon.run;
