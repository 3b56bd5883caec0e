package dev.recon.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file, read with the keys that {@link Options} declares for it. A section that is
 * not there is an empty one in the place of the section around it; one that is no mapping is
 * reported once, and its keys then are neither there nor missed.
 */
final class Section {

    /** One key with its value. */
    record Entry(String key, Position at, Node value) {}

    /** A list within a list. */
    record Listed<T>(String path, Position at, List<Setting<T>> elements) {}

    private final String path;
    private final String pattern;
    private final Position position;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean broken;

    private Section(String path, String pattern, Position position, Problems problems) {
        this.path = path;
        this.pattern = pattern;
        this.position = position;
        this.problems = problems;
    }

    static Section root(Node node, Problems problems) {
        Section root = new Section("", "", Position.START, problems);
        if (node != null && !isNull(node)) {
            root.fill(node);
        }
        return root;
    }

    Position position() {
        return position;
    }

    String path() {
        return path;
    }

    /** Whether nothing is known of what should be in it, because it has been refused as a whole. */
    boolean isBroken() {
        return broken;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Map<String, Entry> entries() {
        return entries;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Position positionOf(String key) {
        return has(key) ? entries.get(key).at() : position;
    }

    /** The section below a key. */
    Section child(String key) {
        String below = Options.knows(pattern, key) ? key : Options.NAME;
        Section child = new Section(pathOf(key), join(pattern, below), positionOf(key), problems);
        child.broken = broken;
        if (has(key) && !isNull(entries.get(key).value())) {
            child.fill(entries.get(key).value());
        }
        return child;
    }

    /** The sections of a list below a key, of which there has to be at least one. */
    List<Section> children(String key) {
        List<Section> children = new ArrayList<>();
        if (has(key) && entries.get(key).value() instanceof SequenceNode list) {
            for (Node node : list.getValue()) {
                String name = key + "[" + children.size() + "]";
                Section child =
                        new Section(
                                pathOf(name),
                                join(pattern, key) + "[]",
                                Position.of(node),
                                problems);
                child.fill(node);
                children.add(child);
            }
        } else if (has(key) && !isNull(entries.get(key).value())) {
            refuseAsList(entries.get(key));
            return children;
        }
        if (children.isEmpty() && !broken) {
            problems.add(positionOf(key), pathOf(key) + " must have at least one element");
        }
        return children;
    }

    /** The value of an option, its default, or a problem if it is required. */
    <T> Setting<T> read(Option option, Values.Parser<T> parser) {
        if (has(option.key())) {
            return readGiven(option, parser);
        }
        if (option.isRequired() && !broken) {
            problems.add(position, pathOf(option.key()) + " is required");
        }
        T value = option.fallback() == null ? null : parsedDefault(option, parser);
        return new Setting<>(
                pathOf(option.key()), position, position, option.fallback(), value, false);
    }

    /** The value of an option, or nothing. */
    <T> Setting<T> readGiven(Option option, Values.Parser<T> parser) {
        Entry entry = entries.get(option.key());
        if (entry == null) {
            return new Setting<>(pathOf(option.key()), position, position, null, null, false);
        }
        return read(entry, parser);
    }

    /** The elements of a list of single values, of which there has to be one where it is given. */
    <T> List<Setting<T>> readEach(Option option, Values.Parser<T> parser) {
        Entry entry = entries.get(option.key());
        return entry == null ? List.of() : readEach(entry, parser);
    }

    private <T> List<Setting<T>> readEach(Entry entry, Values.Parser<T> parser) {
        return elements(entry).stream().map(element -> read(element, parser)).toList();
    }

    /** The same of a list of lists of single values. */
    <T> List<Listed<T>> readLists(Option option, Values.Parser<T> parser) {
        Entry entry = entries.get(option.key());
        if (entry == null) {
            return List.of();
        }
        return elements(entry).stream().map(each -> readList(each, parser)).toList();
    }

    private <T> Listed<T> readList(Entry entry, Values.Parser<T> parser) {
        return new Listed<>(pathOf(entry.key()), entry.at(), readEach(entry, parser));
    }

    /** Of a list; there has to be at least one. */
    private List<Entry> elements(Entry entry) {
        List<Entry> elements = new ArrayList<>();
        if (entry.value() instanceof SequenceNode list) {
            for (Node node : list.getValue()) {
                String name = entry.key() + "[" + elements.size() + "]";
                elements.add(new Entry(name, Position.of(node), node));
            }
        } else if (!isNull(entry.value())) {
            refuseAsList(entry);
            return elements;
        }
        if (elements.isEmpty()) {
            problems.add(entry.at(), pathOf(entry.key()) + " must have at least one element");
        }
        return elements;
    }

    private void refuseAsList(Entry entry) {
        String rule = " must be a list, not " + kind(entry.value());
        problems.add(Position.of(entry.value()), pathOf(entry.key()) + rule);
    }

    private <T> Setting<T> read(Entry entry, Values.Parser<T> parser) {
        String name = pathOf(entry.key());
        Position at = Position.of(entry.value());
        String text = scalar(entry);
        if (text != null) {
            try {
                return new Setting<>(name, entry.at(), at, text, parser.parse(text), true);
            } catch (Values.Refused e) {
                problems.add(at, name + " is " + Words.quote(text) + "; " + e.getMessage());
            }
        }
        return new Setting<>(name, entry.at(), at, text, null, true);
    }

    /** The text of a value; null, and a problem, where it is something else. */
    String scalar(Entry entry) {
        if (isNull(entry.value())) {
            problems.add(entry.at(), pathOf(entry.key()) + " has no value");
        } else if (entry.value() instanceof ScalarNode node) {
            return node.getValue();
        } else {
            String rule = " must be a single value, not " + kind(entry.value());
            problems.add(Position.of(entry.value()), pathOf(entry.key()) + rule);
        }
        return null;
    }

    String pathOf(String key) {
        return join(path, Words.line(key));
    }

    private static <T> T parsedDefault(Option option, Values.Parser<T> parser) {
        try {
            return parser.parse(option.fallback());
        } catch (Values.Refused e) {
            throw new IllegalStateException(
                    "the default of " + option.path() + " breaks its own rule", e);
        }
    }

    private void fill(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            broken = true;
            String name = path.isEmpty() ? "the file" : path;
            problems.add(Position.of(node), name + " must be a mapping of keys, not " + kind(node));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                add(new Entry(key.getValue(), Position.of(key), tuple.getValueNode()));
            } else {
                problems.add(
                        Position.of(tuple.getKeyNode()),
                        pathOf("?") + ": a key must be a single word");
            }
        }
    }

    private void add(Entry entry) {
        Set<String> known = Options.below(pattern);
        if (!known.contains(Options.NAME) && !known.contains(entry.key())) {
            String message =
                    pathOf(entry.key()) + " is no known key" + Words.didYouMean(entry.key(), known);
            problems.add(entry.at(), message);
        } else if (has(entry.key())) {
            String first = " is given twice, first in line " + entries.get(entry.key()).at().line();
            problems.add(entry.at(), pathOf(entry.key()) + first);
        } else {
            entries.put(entry.key(), entry);
        }
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private static String kind(Node node) {
        return node instanceof MappingNode
                ? "a mapping"
                : node instanceof SequenceNode ? "a list" : "a single value";
    }

    private static String join(String before, String key) {
        return before.isEmpty() ? key : before + "." + key;
    }
}
