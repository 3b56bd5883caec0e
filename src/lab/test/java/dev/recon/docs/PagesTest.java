package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page has to keep to: links that lead somewhere, one purpose, a way to find things. */
class PagesTest {

    private static final Path INDEX = Path.of("docs", "README.md");

    /** Lines; more than this a reader does not see at once. */
    private static final int SCREEN = 60;

    private static final int LONGEST = 250;
    private static final int LONGEST_README = 150;

    /** Pages to look things up in, of any length. */
    private static final Set<String> REFERENCE =
            Set.of("semantics", "configuration", "commands", "benchmarks", "decisions", "rows");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    static Stream<Page> documents() {
        return pages().filter(page -> page.file().startsWith("docs"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        for (String link : page.links()) {
            if (!link.matches("[a-z]+:.*")) {
                assertThat(leads(page, link)).as("%s in %s", link, page).isTrue();
            }
        }
    }

    private static boolean leads(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path folder = page.file().getParent() == null ? Path.of("") : page.file().getParent();
        Path target = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
        return Files.exists(Page.root().resolve(target))
                && (parts.length == 1 || Page.of(target).anchors().contains(parts[1]));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPageIsInTheTableOfContents(Page page) {
        String link = INDEX.getParent().relativize(page.file()).toString();
        if (!page.file().equals(INDEX)) {
            assertThat(Page.of(INDEX).links()).as("links of %s", INDEX).contains(link);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageIsTooLong(Page page) {
        String name = page.file().getFileName().toString().replace(".md", "");
        int longest = page.file().equals(Path.of("README.md")) ? LONGEST_README : LONGEST;
        if (!REFERENCE.contains(name)) {
            assertThat(page.lines()).as("%s", page).hasSizeLessThanOrEqualTo(longest);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aLongPageBeginsWithATableOfItsSections(Page page) {
        if (page.lines().size() > SCREEN && !page.file().equals(INDEX)) {
            List<String> expected =
                    page.headings(2).stream().map(title -> "#" + Page.anchor(title)).toList();
            assertThat(page.links()).as("links of %s", page).containsAll(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasOneTitle(Page page) {
        assertThat(page.headings(1)).as("titles of %s", page).hasSize(1);
    }
}
