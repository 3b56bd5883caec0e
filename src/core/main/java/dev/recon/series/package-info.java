/**
 * The complete series of each sensor, pure: no Flink, no clock, no I/O.
 *
 * <ol>
 *   <li>{@link dev.recon.series.Sensors}: those of one bucket; what others call;
 *   <li>{@link dev.recon.series.SensorSeries}: one sensor on one leg. Readings wait in {@link
 *       dev.recon.series.Waiting} until all of their time have been decided; then {@link
 *       dev.recon.series.Release} gives them to {@link dev.recon.fill.SensorFills} in order, and
 *       {@link dev.recon.series.Emitter} emits what became of them. {@link
 *       dev.recon.series.EmittedFills} may still be revised or withdrawn;
 *   <li>{@link dev.recon.series.Neighbours}: which sources correlate; {@link
 *       dev.recon.series.NeighbourGroup} releases the readings of their sensors in one order;
 *   <li>{@link dev.recon.series.WindowReadings}: what a metrics row says of readings, from {@link
 *       dev.recon.series.Moments} and {@link dev.recon.series.PreciseSum};
 *   <li>{@link dev.recon.series.SeriesCodec}: a sensor as bytes.
 * </ol>
 */
package dev.recon.series;
