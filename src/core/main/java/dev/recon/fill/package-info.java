/**
 * Synthetic fills, pure: no Flink, no clock, no I/O, no randomness that is not seeded. What a
 * sensor's missing readings may have been, with an interval that says how far to believe it.
 *
 * <ol>
 *   <li>{@link dev.recon.fill.SensorFills}: one sensor, fed slot by slot; what others call;
 *   <li>{@link dev.recon.fill.Sensor}, {@link dev.recon.fill.GapFiller}: what is known of it, and
 *       how its gaps are filled;
 *   <li>{@link dev.recon.fill.Slots}: which slot a time is ({@link dev.recon.fill.Cadence}), what
 *       was seen in it ({@link dev.recon.fill.History}), what a day looks like ({@link
 *       dev.recon.fill.DailyProfile}); {@link dev.recon.fill.Gaps}: what is not final yet;
 *   <li>{@link dev.recon.fill.Window}: some slots, to fill or to test; with the rest of {@link
 *       dev.recon.fill.Workspace} shared by all sensors of a thread;
 *   <li>{@link dev.recon.fill.Expert}: a way of filling; {@link dev.recon.fill.ArExpert} by {@link
 *       dev.recon.fill.ArLearner}, through {@link dev.recon.fill.Bridge} in a gap that is closed
 *       and {@link dev.recon.fill.Forecast} in one that is open; {@link
 *       dev.recon.fill.OutlookExpert} by what {@link dev.recon.fill.Outlook} has learned of the
 *       distance itself. Whatever is learned goes through {@link dev.recon.fill.LeastSquares};
 *   <li>{@link dev.recon.fill.Experts}: three of them side by side; {@link dev.recon.fill.Blend}
 *       weighs what they say, their {@link dev.recon.fill.Claims}, by {@link
 *       dev.recon.fill.TestScores}, which {@link dev.recon.fill.Backtest} collects with {@link
 *       dev.recon.fill.Hindsight};
 *   <li>{@link dev.recon.fill.PlainMethods}: the simple ones, each a {@link
 *       dev.recon.fill.PlainMethod}; {@link dev.recon.fill.FillMethod} has the names of all that
 *       the topic shows;
 *   <li>{@link dev.recon.fill.FillScore}: how good they were;
 *   <li>{@link dev.recon.fill.Sizes}: numbers that several classes share, most of them in the
 *       format of saved state.
 * </ol>
 *
 * <p>A <b>slot</b> is the place of one expected reading of a sensor, numbered from its first. A
 * <b>gap</b> is a run of slots without a reading. A fill is <b>final</b> when {@value
 * dev.recon.fill.SensorFills#FINAL_AFTER} later readings are known.
 *
 * <p>Sensors that are neighbours are in one {@link dev.recon.fill.FillGroup}; {@link
 * dev.recon.fill.Shown} is what one sees of the others, {@link dev.recon.fill.Influence} how much
 * that counts, {@link dev.recon.fill.Lead} what follows for a window, {@link
 * dev.recon.fill.LedExpert} how it fills.
 */
package dev.recon.fill;
