package dev.recon.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recon.codec.Printable;
import dev.recon.rest.CheckpointStats;
import dev.recon.rest.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks from what Flink's REST interface says what is new and worth saying to a person. */
final class Troubles {

    /** One alone may have come into the end of the input, or into a restart. */
    private static final int WORTH_SAYING = 2;

    private static final int LONGEST_REASON = 300;
    private static final Pattern THROWN =
            Pattern.compile("(?m)^(?:Caused by: )?([\\w.$]+)(?:: (.*))?$");

    /** What Flink says of a checkpoint that fell into a restart for another reason. */
    private static final List<String> RESTARTING = List.of("is suspending", "tasks not ready");

    private final String folder;
    private long lastRestart;
    private long restarts;
    private long failedBefore;
    private long completed;

    /**
     * @param folder of the checkpoints
     */
    Troubles(String folder) {
        this.folder = folder;
    }

    /**
     * Says that the job has failed once more; empty when it has not.
     *
     * @param failures newest first
     */
    Optional<String> restart(List<Failure> failures) {
        if (failures.isEmpty() || failures.get(0).timeMillis() <= lastRestart) {
            return Optional.empty();
        }
        Failure newest = failures.get(0);
        lastRestart = newest.timeMillis();
        restarts++;
        return Optional.of(
                "the job failed and starts again from its last checkpoint ("
                        + (restarts == 1 ? "the first time" : restarts + " times so far")
                        + "): "
                        + reason(newest.stackTrace()));
    }

    /** Says that checkpoints fail and nothing is committed; empty when they do not. */
    Optional<String> checkpoints(CheckpointStats checkpoints) {
        long failed = checkpoints.failed();
        long done = checkpoints.completed();
        if (done > completed) {
            completed = done;
            failedBefore = failed;
            return Optional.empty();
        }
        String message = checkpoints.latestFailure();
        boolean ownFault = !message.isEmpty() && RESTARTING.stream().noneMatch(message::contains);
        if (failed < failedBefore + WORTH_SAYING || !ownFault) {
            return Optional.empty();
        }
        failedBefore = failed;
        return Optional.of(
                "checkpoints fail, so no answer is committed: "
                        + reason(message)
                        + ". Look at the disk behind "
                        + folder
                        + ".");
    }

    /** The innermost cause that has a message, on one line. */
    static String reason(String stackTrace) {
        String reason = stackTrace.strip();
        Matcher thrown = THROWN.matcher(stackTrace);
        while (thrown.find()) {
            String name = thrown.group(1).substring(thrown.group(1).lastIndexOf('.') + 1);
            reason = thrown.group(2) == null ? name : name + ": " + thrown.group(2).strip();
        }
        return Printable.line(reason.replaceFirst("[.]+$", "").getBytes(UTF_8), LONGEST_REASON);
    }
}
