package dev.recon.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record stands; written {@code topic/partition/offset}, for topics have no slashes. */
public record Place(String topic, int partition, long offset) {

    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z0-9._-]{1,249})/(\\d{1,9})/(\\d{1,18})");

    /** The place that a text names, or null. */
    public static Place parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? new Place(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        Long.parseLong(matcher.group(3)))
                : null;
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
