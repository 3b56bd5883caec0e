/**
 * The configuration file, checked as a whole: either all of it is right, or every problem is said
 * at once, with its line and column.
 *
 * <ul>
 *   <li>{@link dev.recon.config.Options}: every key, declared once, for the reader and for the
 *       reference page;
 *   <li>{@link dev.recon.config.ConfigReader}: from text to a {@link dev.recon.config.ReconConfig},
 *       or a {@link dev.recon.config.ConfigException};
 *   <li>{@link dev.recon.config.StreamConfig}, {@link dev.recon.config.ControlConfig}, {@link
 *       dev.recon.config.SinksConfig}, {@link dev.recon.config.KafkaConfig}, {@link
 *       dev.recon.config.StateConfig}, {@link dev.recon.config.FillsConfig}: its parts;
 *   <li>{@link dev.recon.config.ConfiguredRoutes}, {@link dev.recon.config.ConfiguredSeries}: what
 *       it means for the core and for the series.
 * </ul>
 *
 * <p>No Flink. Connects to nothing, and repeats no secret ({@link dev.recon.config.Secrets}).
 */
package dev.recon.config;
