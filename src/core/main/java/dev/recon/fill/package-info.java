/**
 * Synthetic fills, pure: no Flink, no clock, no I/O, no randomness that is not seeded. What a
 * sensor's missing readings may have been, with an interval that says how far to believe it.
 *
 * <ol>
 *   <li>{@link dev.recon.fill.SensorFills}: one sensor, fed slot by slot; what others call;
 *   <li>{@link dev.recon.fill.Sensor}, {@link dev.recon.fill.GapFiller}: what is known of it, and
 *       how its gaps are filled;
 *   <li>{@link dev.recon.fill.Cadence}, {@link dev.recon.fill.History}, {@link
 *       dev.recon.fill.Gaps}: which slot a time is, what was seen in it, what is not final yet;
 *   <li>{@link dev.recon.fill.ArLearner}, {@link dev.recon.fill.DailyProfile}: what is learned of
 *       the sensor; {@link dev.recon.fill.Bridge}, {@link dev.recon.fill.Forecast}: what follows
 *       from it for a gap that is closed, and for one that is open;
 *   <li>{@link dev.recon.fill.Outlook}: what is learned of the distance itself, for one that is
 *       open, on {@link dev.recon.fill.SharedSquares};
 *   <li>{@link dev.recon.fill.Experts}: the ways of filling side by side; {@link
 *       dev.recon.fill.Blend} chooses between them, from {@link dev.recon.fill.TestScores}, which
 *       {@link dev.recon.fill.SelfTest} collects with {@link dev.recon.fill.Hindsight};
 *   <li>{@link dev.recon.fill.HoldLast}, {@link dev.recon.fill.Linear}, {@link
 *       dev.recon.fill.ProfileAlone}, {@link dev.recon.fill.PastDraw}: the simple ones;
 *   <li>{@link dev.recon.fill.FillScore}: how good they were.
 * </ol>
 *
 * <p>A <b>slot</b> is the place of one expected reading of a sensor, numbered from its first. A
 * <b>gap</b> is a run of slots without a reading. A fill is <b>final</b> when {@value
 * dev.recon.fill.SensorFills#FINAL_AFTER} later readings are known.
 *
 * <p>Sensors that are neighbours are in one {@link dev.recon.fill.FillGroup}; {@link
 * dev.recon.fill.Surroundings} is what one sees of the others, {@link dev.recon.fill.Influence} how
 * much that counts, {@link dev.recon.fill.LedExpert} how it fills.
 */
package dev.recon.fill;
