package dev.recon.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the letters of one replay. */
public final class ReplaySummary {

    private final boolean dryRun;
    private final Map<String, Long> sentByTopic = new TreeMap<>();
    private final Map<String, Refusals> refusals = new TreeMap<>();
    private long sentBefore;
    private long cameBack;

    private static final class Refusals {
        private long count;
        private Place example;
    }

    ReplaySummary(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void sent(String topic) {
        sentByTopic.merge(topic, 1L, Long::sum);
    }

    void sentBefore() {
        sentBefore++;
    }

    void cameBack() {
        cameBack++;
    }

    void refused(String why, Place place) {
        Refusals refused = refusals.computeIfAbsent(why, w -> new Refusals());
        refused.count++;
        refused.example = refused.example == null ? place : refused.example;
    }

    public long sent() {
        return sentByTopic.values().stream().mapToLong(Long::longValue).sum();
    }

    public long alreadySent() {
        return sentBefore;
    }

    public long deadAgain() {
        return cameBack;
    }

    public long refused() {
        return refusals.values().stream().mapToLong(r -> r.count).sum();
    }

    /** For a person. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String done = dryRun ? " would be sent to " : " sent to ";
        sentByTopic.forEach((topic, count) -> lines.add(count(count) + done + topic));
        if (sentByTopic.isEmpty()) {
            lines.add(dryRun ? "nothing would be sent" : "nothing sent");
        }
        if (sentBefore > 0) {
            lines.add(count(sentBefore) + " left: sent back before");
        }
        if (cameBack > 0) {
            lines.add(
                    count(cameBack)
                            + " left: sent back once, and dead again; --again sends them too");
        }
        refusals.forEach(
                (why, refused) ->
                        lines.add(
                                count(refused.count)
                                        + " cannot be sent: they "
                                        + why
                                        + " ("
                                        + refused.example
                                        + (refused.count > 1 ? " and others)" : ")")));
        return lines;
    }

    private static String count(long count) {
        return String.format("%,d", count);
    }
}
