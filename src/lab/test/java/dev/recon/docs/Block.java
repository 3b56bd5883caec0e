package dev.recon.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param language empty where none is given
 * @param test the class that does what the block says; null where CI runs the block itself
 */
record Block(String language, String test, List<String> lines) {

    private static final String TEST = "test=";
    private static final Pattern HEREDOC = Pattern.compile("<<'(\\w+)'");

    static Block of(String info, List<String> lines) {
        String[] words = info.strip().split(" +", 2);
        boolean marked = words.length > 1;
        if (marked && !words[1].startsWith(TEST)) {
            throw new IllegalArgumentException("not `sh test=NAME`: " + info);
        }
        return new Block(words[0], marked ? words[1].substring(TEST.length()) : null, lines);
    }

    boolean isShell() {
        return language.equals("sh");
    }

    /** The commands of a shell block: without the texts that are fed to them, in one line each. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        String end = null;
        StringBuilder begun = new StringBuilder();
        for (String line : lines) {
            if (end != null) {
                end = line.equals(end) ? null : end;
                continue;
            }
            Matcher heredoc = HEREDOC.matcher(line);
            end = heredoc.find() ? heredoc.group(1) : null;
            if (line.endsWith("\\")) {
                begun.append(line, 0, line.length() - 1);
                continue;
            }
            Command.parse(begun + line).forEach(commands::add);
            begun.setLength(0);
        }
        return commands;
    }
}
