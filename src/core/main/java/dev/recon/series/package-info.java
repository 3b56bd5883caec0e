/**
 * The complete series of each sensor, pure: no Flink, no clock, no I/O.
 *
 * <ol>
 *   <li>{@link dev.recon.series.Sensors}: those of one bucket, found in a {@link
 *       dev.recon.series.SensorTable}; what others call. What they emit goes to a {@link
 *       dev.recon.series.SeriesOutput};
 *   <li>{@link dev.recon.series.SensorSeries}: one sensor on one leg. Readings wait in {@link
 *       dev.recon.series.Waiting} until all of their time have been decided; then {@link
 *       dev.recon.series.Release} gives them to {@link dev.recon.fill.SensorFills} in order, and
 *       {@link dev.recon.series.Emitter} emits what became of them. {@link
 *       dev.recon.series.EmittedFills} may still be revised or withdrawn, {@link
 *       dev.recon.series.Strays} may still be expected. What is in order of time is in a {@link
 *       dev.recon.series.Timeline};
 *   <li>{@link dev.recon.series.Foresight}: what has arrived behind an open gap and is not released
 *       yet, so that a first fill need not be a forecast;
 *   <li>{@link dev.recon.series.Neighbours}: which sources correlate; {@link
 *       dev.recon.series.NeighbourGroup} releases the readings of their sensors in one order, and
 *       {@link dev.recon.series.Seats} holds the groups of a bucket;
 *   <li>{@link dev.recon.series.PaneReadings}: what a metrics row says of readings, from {@link
 *       dev.recon.series.Moments} and {@link dev.recon.series.PreciseSum}, kept by pane in {@link
 *       dev.recon.series.Panes};
 *   <li>{@link dev.recon.series.SeriesCodec}: a sensor as bytes.
 * </ol>
 */
package dev.recon.series;
