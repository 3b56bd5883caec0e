package dev.recon.operator;

import dev.recon.rows.Line;
import dev.recon.state.StateNames;
import dev.recon.state.UnreadableState;
import java.io.Serializable;

/**
 * The line that a job is submitted with: that of operators which find no state.
 *
 * @param isOfState whether the savepoint that the job starts from has named it; no operator may
 *     find state of another one then
 */
public record SubmittedLine(Line line, boolean isOfState) implements Serializable {

    /** Of a job that starts without state, or from a savepoint that names none. */
    public static SubmittedLine ofStart(Line line) {
        return new SubmittedLine(line, false);
    }

    /** Of a job that starts from a savepoint of that line. */
    public static SubmittedLine ofSavepoint(Line line) {
        return new SubmittedLine(line, true);
    }

    /**
     * The line that state names, in the epoch of the submission.
     *
     * @throws UnreadableState when no line can have that name, or another one was expected
     */
    Line resumed(String saved) {
        if (isOfState && !saved.equals(line.name())) {
            throw UnreadableState.damaged(
                    StateNames.LINE, "of the lines " + line.name() + " and " + saved);
        }
        return named(saved, line.epoch());
    }

    /**
     * @throws UnreadableState when no line can have that name
     */
    static Line named(String name, long epoch) {
        try {
            return new Line(name, epoch);
        } catch (IllegalArgumentException e) {
            throw UnreadableState.damaged(StateNames.LINE, e.getMessage());
        }
    }
}
