package dev.recon.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of what Flink's REST interface says what is new and worth telling a person. */
final class Troubles {

    /** One alone may have come into the end of the input, or into a restart. */
    private static final int WORTH_TELLING = 2;

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

    /** From {@code /jobs/ID/exceptions}: that the job has failed once more. */
    Optional<String> restart(JsonNode exceptions) {
        JsonNode newest = exceptions.path("exceptionHistory").path("entries").path(0);
        long time = newest.path("timestamp").asLong();
        if (time <= lastRestart) {
            return Optional.empty();
        }
        lastRestart = time;
        restarts++;
        return Optional.of(
                "the job failed and starts again from its last checkpoint ("
                        + (restarts == 1 ? "the first time" : restarts + " times so far")
                        + "): "
                        + reason(newest.path("stacktrace").asText("")));
    }

    /** From {@code /jobs/ID/checkpoints}: that they fail, and so nothing is committed. */
    Optional<String> checkpoints(JsonNode checkpoints) {
        long failed = checkpoints.path("counts").path("failed").asLong();
        long done = checkpoints.path("counts").path("completed").asLong();
        if (done > completed) {
            completed = done;
            failedBefore = failed;
            return Optional.empty();
        }
        String message =
                checkpoints.path("latest").path("failed").path("failure_message").asText("");
        boolean ownFault = !message.isEmpty() && RESTARTING.stream().noneMatch(message::contains);
        if (failed < failedBefore + WORTH_TELLING || !ownFault) {
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

    /** Of the innermost cause that has something to say. */
    static String reason(String stackTrace) {
        String reason = stackTrace.strip();
        Matcher thrown = THROWN.matcher(stackTrace);
        while (thrown.find()) {
            String name = thrown.group(1).substring(thrown.group(1).lastIndexOf('.') + 1);
            reason = thrown.group(2) == null ? name : name + ": " + thrown.group(2).strip();
        }
        return reason.length() > LONGEST_REASON
                ? reason.substring(0, LONGEST_REASON) + "…"
                : reason.replaceFirst("[.]+$", "");
    }
}
