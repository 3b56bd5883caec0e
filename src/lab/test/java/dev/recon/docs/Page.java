package dev.recon.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param file from the root of the checkout
 */
record Page(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");

    /** The root of the checkout, wherever below it the tests are started. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs").resolve("README.md"))) {
            at = at.getParent();
        }
        return at;
    }

    /** Every page that there is: those of the documentation, and the README of every folder. */
    static List<Page> all() {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("", "docker", "savepoints")) {
            files.add(Path.of(folder, "README.md"));
        }
        try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .map(root()::relativize)
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().map(Page::of).toList();
    }

    static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(root().resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines outside fenced and indented blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ")) {
                prose.add(line);
            }
        }
        return prose;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                blocks.add(Block.of(lines.get(i).substring(3), lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    /** Where the page leads to, as written. */
    List<String> links() {
        return prose().stream()
                .map(line -> CODE.matcher(line).replaceAll("code"))
                .flatMap(line -> LINK.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    /** What stands between backquotes in a line. */
    List<String> code() {
        return prose().stream()
                .flatMap(line -> CODE.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    /**
     * Titles of all headings.
     *
     * @param level 1 for the title of the page; 0 for all
     */
    List<String> headings(int level) {
        List<String> titles = new ArrayList<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches() && (level == 0 || heading.group(1).length() == level)) {
                titles.add(heading.group(2));
            }
        }
        return titles;
    }

    /** What may follow the `#` of a link to this page, as GitHub makes it of headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        for (String title : headings(0)) {
            anchors.add(anchor(title));
        }
        return anchors;
    }

    static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
