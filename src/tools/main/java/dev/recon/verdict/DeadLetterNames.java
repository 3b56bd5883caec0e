package dev.recon.verdict;

import dev.recon.truth.Fact;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives an unusable record the same name whether one comes from its bytes or from the truth about
 * it: its id, or its source and time where it has been robbed of the id.
 */
final class DeadLetterNames {

    private static final Pattern ID = Pattern.compile("\"(s\\d+-b\\d+)\"");
    private static final Pattern SOURCE_AND_TIME =
            Pattern.compile("\"source\":\"([^\"]+)\",\"ts\":(\\d+)");

    private DeadLetterNames() {}

    static String ofFact(Fact fact) {
        String who = "id".equals(fact.field()) ? fact.source() + "@" + fact.ts() : fact.id();
        return name(fact.stream(), fact.reason(), fact.field(), who);
    }

    static String ofRecord(String stream, String reason, String field, String raw) {
        return name(stream, reason, field, who(raw));
    }

    private static String who(String raw) {
        Matcher id = ID.matcher(raw);
        if (id.find()) {
            return id.group(1);
        }
        Matcher rest = SOURCE_AND_TIME.matcher(raw);
        return rest.find() ? rest.group(1) + "@" + rest.group(2) : raw;
    }

    private static String name(String stream, String reason, String field, String who) {
        return stream + " " + who + " " + reason + (field == null ? "" : " " + field);
    }
}
