package dev.recon.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The text as a tree of nodes that know their place.
 *
 * <p>The events are looked at before a tree is made of them: composing recurses, so the depth has
 * to be known; and an alias would give one place in the file two meanings (or, with a few lines of
 * them, billions), so there are none. What the parser has to say is passed on without the piece of
 * the file that it quotes: that piece may be a secret.
 */
final class YamlTree {

    private static final int DEEPEST = 32;

    /** The parser's work on some texts grows with the square of their length. */
    private static final int LONGEST = 1_000_000;

    private final Problems problems;
    private Position reached = Position.START;
    private int documents;
    private int depth;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The root, or nothing when the text is empty or cannot be made a tree of. */
    static Optional<Node> of(String yaml, Problems problems) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        if (text.length() > LONGEST) {
            problems.add(
                    Position.START, "longer than any configuration (" + LONGEST + " characters)");
            return Optional.empty();
        }
        if (!new YamlTree(problems).composable(text)) {
            return Optional.empty();
        }
        try {
            return new Compose(settings()).composeString(text);
        } catch (RuntimeException e) {
            // Only what has a problem by now: an alias of nothing.
            if (problems.isEmpty()) {
                problems.add(Position.START, "cannot be read as YAML");
            }
            return Optional.empty();
        }
    }

    private static LoadSettings settings() {
        return LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).build();
    }

    private boolean composable(String text) {
        try {
            for (Event event : new Parse(settings()).parseString(text)) {
                event.getStartMark().ifPresent(mark -> reached = Position.of(mark));
                if (!accepts(event)) {
                    return false;
                }
            }
            return true;
        } catch (MarkedYamlEngineException e) {
            Position position = e.getProblemMark().map(Position::of).orElse(reached);
            problems.add(position, "cannot be read as YAML: " + withoutQuotes(e.getProblem()));
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            problems.add(
                    positionOf(text, e.getPosition()),
                    "cannot be read as YAML: the character " + character + " is not allowed");
        } catch (RuntimeException e) {
            // The parser's limits and oversights; whatever it is, it is the text that cannot be
            // read.
            problems.add(reached, "cannot be read as YAML from here on");
        }
        return false;
    }

    private boolean accepts(Event event) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            problems.add(reached, "a second document begins here; the file has to be one");
            return false;
        } else if (event instanceof AliasEvent) {
            problems.add(
                    reached,
                    "aliases are not supported; write the value out (or quote a text that begins with *)");
        } else if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag());
        } else if (event instanceof CollectionStartEvent collection) {
            refuseTag(collection.getTag());
            if (++depth > DEEPEST) {
                problems.add(reached, "nested deeper than " + DEEPEST + " levels");
                return false;
            }
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return true;
    }

    private void refuseTag(Optional<String> tag) {
        if (tag.isPresent()) {
            problems.add(reached, "tags are not supported (quote a text that begins with !)");
        }
    }

    private static String withoutQuotes(String problem) {
        return problem.replaceAll("(?s),? but found(?! '<).*", "")
                .replaceAll(
                        "(?s)(unknown escape character|undefined tag handle|valid version"
                                + "|unexpected character found).*",
                        "$1");
    }

    private static Position positionOf(String text, int codePoints) {
        int line = 1;
        int column = 1;
        for (int c : text.codePoints().limit(codePoints).toArray()) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Position(line, column);
    }
}
