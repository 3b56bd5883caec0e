package dev.recon.job;

import dev.recon.job.SavepointGuard.UnusableSavepoint;
import dev.recon.kafka.Reasons;
import dev.recon.operator.LineState;
import dev.recon.state.Uids;
import dev.recon.state.UnreadableState;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * The line of a savepoint, as the operators have it whose state says no more than that. Those with
 * buckets hold state against it when they restore theirs: see {@link
 * dev.recon.operator.SubmittedLine}.
 */
final class SavepointLine {

    private final String path;
    private final SortedSet<String> names = new TreeSet<>();

    private SavepointLine(String path) {
        this.path = path;
    }

    /**
     * Null where no operator names one.
     *
     * @throws UnusableSavepoint when one of them cannot be read, or they name several: whoever
     *     resumed would write rows of a line that is another's
     */
    static String of(CheckpointMetadata metadata, String path) {
        SavepointLine line = new SavepointLine(path);
        for (OperatorState operator : metadata.getOperatorStates()) {
            if (operator.getOperatorUid().filter(Uids::keepsLineOnly).isPresent()) {
                operator.getStates().forEach(line::read);
            }
        }
        return line.name();
    }

    private void read(OperatorSubtaskState state) {
        try {
            String name = LineState.savedIn(state.getManagedOperatorState());
            if (name != null) {
                names.add(name);
            }
        } catch (UnreadableState e) {
            throw refused(e.getMessage(), e);
        } catch (Exception e) {
            throw refused(
                    "the state of its operators cannot be read ("
                            + Reasons.of(e)
                            + "); give the folder with all of its files, or another savepoint or"
                            + " checkpoint",
                    e);
        }
    }

    private String name() {
        if (names.size() > 1) {
            throw refused(
                    "it holds state of the lines "
                            + String.join(", ", names)
                            + ", and a job has one; give another savepoint or checkpoint",
                    null);
        }
        return names.isEmpty() ? null : names.first();
    }

    private UnusableSavepoint refused(String reason, Exception cause) {
        return new UnusableSavepoint(
                "The savepoint " + path + " cannot be resumed: " + reason + ".", cause);
    }
}
