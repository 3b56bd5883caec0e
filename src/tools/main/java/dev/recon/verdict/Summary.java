package dev.recon.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The comparison as a person reads it. */
public final class Summary {

    public static final String AGREE = "The job's answer and the truth agree, id by id.";
    public static final String DIFFER = "The job's answer and the truth differ.";

    private static final int MOST_NAMES = 20;
    private static final int WIDTH = 24;

    private Summary() {}

    public static List<String> lines(List<Comparison.Line> compared) {
        List<String> text = new ArrayList<>();
        text.add(String.format("%-" + WIDTH + "s%9s%9s", "", "truth", "job"));
        for (Comparison.Line line : compared) {
            String note = line.note().isEmpty() ? "" : line.note() + "; ";
            text.add(
                    String.format(
                            "%-" + WIDTH + "s%,9d%,9d  %s%s",
                            line.what(),
                            line.truth(),
                            line.job(),
                            note,
                            line.same() ? "same" : difference(line)));
        }
        text.add("");
        text.add(Comparison.agree(compared) ? AGREE : DIFFER);
        return text;
    }

    private static String difference(Comparison.Line line) {
        List<String> parts = new ArrayList<>();
        if (!line.onlyTrue().isEmpty()) {
            parts.add("only in truth: " + names(line.onlyTrue()));
        }
        if (!line.onlyJob().isEmpty()) {
            parts.add("only in the job's answer: " + names(line.onlyJob()));
        }
        return parts.isEmpty() ? "the numbers differ" : String.join("; ", parts);
    }

    private static String names(Set<String> all) {
        List<String> some = all.stream().limit(MOST_NAMES).toList();
        int more = all.size() - some.size();
        return String.join(", ", some) + (more == 0 ? "" : " and " + more + " more");
    }
}
