package dev.recon.kafka;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Puts into one sentence why something failed: a failure and its causes, down to the root. */
public final class Reasons {

    private static final int DEEPEST_CAUSE = 20;
    private static final Pattern EXCEPTION =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: |$)");

    private Reasons() {}

    /** From the outside to the root; what only repeats what it wraps is left out. */
    public static String of(Throwable failure) {
        StringBuilder all = new StringBuilder();
        String last = "";
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            String reason = sentence(at);
            if (last.endsWith(reason)) {
                all.setLength(all.length() - last.length());
                all.append(reason);
            } else if (!all.toString().contains(reason)) {
                all.append(all.isEmpty() ? "" : ": ").append(reason);
            }
            last = all.toString().endsWith(reason) ? reason : last;
            at = at.getCause();
        }
        return all.toString();
    }

    /** The message of a failure alone, without a full stop. */
    static String sentence(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + failure.getMessage();
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way: " + failure.getMessage();
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied: " + failure.getMessage();
        }
        if (failure.getMessage() == null) {
            return failure.getClass().getSimpleName();
        }
        String message = EXCEPTION.matcher(failure.getMessage()).replaceAll("");
        return message.strip().replaceFirst("[.:]+$", "");
    }
}
