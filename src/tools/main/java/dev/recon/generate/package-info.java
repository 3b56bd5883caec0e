/**
 * Input for the job: a simulated plant with the truth about it, or what was recorded elsewhere.
 *
 * <ul>
 *   <li>{@link dev.recon.generate.Plant} by {@link dev.recon.generate.PlantOptions}: sensors, an
 *       audit log of what they sent, and what goes wrong ({@link dev.recon.generate.Fates}, {@link
 *       dev.recon.generate.Schedule}); {@link dev.recon.generate.PlantRun} is one in a thread of
 *       its own;
 *   <li>{@link dev.recon.generate.LogImport}: CSV files ({@link dev.recon.generate.CsvRows}, {@link
 *       dev.recon.generate.CsvLog}) copied into the streams;
 *   <li>{@link dev.recon.generate.PlantOutput}: two topics or two files, as a {@link
 *       dev.recon.generate.Destination} says.
 * </ul>
 *
 * <p>What is random is a function of the seed ({@link dev.recon.generate.Draw}). What really
 * happened is reported to a {@link dev.recon.truth.TruthSink}; how a job is judged by it is none of
 * its business.
 */
package dev.recon.generate;
