package dev.recon.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program and its arguments, as a line of a shell has them; no more of a shell's grammar than the
 * documentation needs.
 */
record Command(List<String> words) {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "'([^']*)'|\"([^\"]*)\"|(\\|\\||&&|[|;<>]+)|(#.*)|((?:\\\\.|[^\\s'\"|;<>])+)");

    /** Every command of a line: those of a pipe, one after the other. */
    static List<Command> parse(String line) {
        List<Command> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean redirected = false;
        Matcher token = TOKEN.matcher(line);
        while (token.find()) {
            if (token.group(4) != null) {
                break;
            }
            String sign = token.group(3);
            if (sign == null && !redirected) {
                words.add(word(token));
            }
            redirected = sign != null && sign.matches("[<>]+");
            if (sign != null && !redirected) {
                commands.add(new Command(words));
                words = new ArrayList<>();
            }
        }
        commands.add(new Command(words));
        return commands.stream().filter(command -> !command.words.isEmpty()).toList();
    }

    private static String word(Matcher token) {
        for (int group : new int[] {1, 2}) {
            if (token.group(group) != null) {
                return token.group(group);
            }
        }
        return token.group(5);
    }

    String program() {
        return words.get(0);
    }

    /** Recon's own arguments; null when this is no call of recon. */
    List<String> recon() {
        if (program().equals("recon") || program().equals("./recon")) {
            return words.subList(1, words.size());
        }
        if (program().equals("flink") && words.contains("run")) {
            int jar =
                    words.stream()
                            .filter(word -> word.endsWith("job.jar"))
                            .mapToInt(words::indexOf)
                            .findFirst()
                            .orElse(words.size() - 1);
            return words.subList(jar + 1, words.size());
        }
        return null;
    }

    List<String> options() {
        return words.stream().filter(word -> word.matches("--?[A-Za-z][A-Za-z-]*")).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
