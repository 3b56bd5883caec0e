package dev.recon.codec;

/**
 * One pass over a JSON document (RFC 8259, UTF-8) that checks every byte of it and captures the
 * fields of a tree of names. A parser of tokens would make objects for each record and remember
 * every name that it ever met, which costs more than all else where names are data; this one
 * compares names where they stand and allocates nothing.
 *
 * <p>The methods take the position to read at and give the position after what they read, or -1
 * when it is malformed.
 */
final class JsonScan {

    /**
     * As deep as documents may nest; the limit of common parsers, and far from the end of any
     * stack.
     */
    static final int MAX_DEPTH = 1000;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final FieldTree root;
    private final Captures captures;
    private byte[] json;
    private int end;
    private boolean stringHasEscapes;
    private byte[] scratch = new byte[64];

    JsonScan(FieldTree root, Captures captures) {
        this.root = root;
        this.captures = captures;
    }

    /** Whether the bytes are one JSON object; if so, its fields have been captured. */
    boolean scan(byte[] document) {
        json = document;
        end = document.length;
        scratch = Buffers.keptOrNew(scratch);
        int at = space(0);
        if (at == end || json[at] != '{') {
            return false;
        }
        at = object(at, root, 1);
        return at >= 0 && space(at) == end;
    }

    private int space(int from) {
        int at = from;
        while (at < end
                && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** A value; {@code node} is where it stands in the tree, or null for nowhere. */
    private int value(int from, FieldTree node, int depth) {
        if (from >= end) {
            return -1;
        }
        if (node == null) {
            return skipValue(from, depth);
        }
        // The last of several members of a name wins, also over what was found inside an earlier
        // one.
        captures.forget(node.fieldsBelow);
        byte first = json[from];
        if (first >= '0' && first <= '9' || first == '-') {
            return number(from, node);
        }
        int after =
                first == '{'
                        ? object(from, node, depth)
                        : first == '[' ? array(from, node, depth) : scalar(from);
        if (after >= 0 && node.fields != 0) {
            keep(node, first, from, after);
        }
        return after;
    }

    private int skipValue(int from, int depth) {
        byte first = json[from];
        if (first == '{') {
            return object(from, null, depth);
        }
        if (first == '[') {
            return array(from, null, depth);
        }
        return first >= '0' && first <= '9' || first == '-'
                ? JsonNumber.skip(json, from, end)
                : scalar(from);
    }

    private int number(int from, FieldTree node) {
        int integerEnd = JsonNumber.skipInteger(json, from, end);
        int after = integerEnd < 0 ? -1 : JsonNumber.skipFraction(json, integerEnd, end);
        if (after >= 0) {
            byte kind = after == integerEnd ? Captures.INTEGER : Captures.DECIMAL;
            captures.keep(node.fields, kind, json, from, after, false);
        }
        return after;
    }

    private void keep(FieldTree node, byte first, int from, int after) {
        switch (first) {
            case '"' ->
                    captures.keep(
                            node.fields,
                            Captures.STRING,
                            json,
                            from + 1,
                            after - 1,
                            stringHasEscapes);
            case '[' -> captures.keep(node.fields, Captures.ARRAY, json, from, after, false);
            case 'n' -> captures.keep(node.fields, Captures.NULL, json, from, after, false);
            default -> captures.keep(node.fields, Captures.OTHER, json, from, after, false);
        }
    }

    private int scalar(int from) {
        switch (json[from]) {
            case '"':
                return string(from + 1);
            case 't':
                return word(from, TRUE);
            case 'f':
                return word(from, FALSE);
            case 'n':
                return word(from, NULL);
            default:
                return -1;
        }
    }

    private int word(int from, byte[] word) {
        if (end - from < word.length) {
            return -1;
        }
        for (int i = 0; i < word.length; i++) {
            if (json[from + i] != word[i]) {
                return -1;
            }
        }
        return from + word.length;
    }

    /** A string, from after its first quote to after its last. */
    private int string(int from) {
        byte[] bytes = json;
        int to = end;
        boolean escapes = false;
        int at = from;
        while (at >= 0 && at < to) {
            byte b = bytes[at];
            if (b == '"') {
                stringHasEscapes = escapes;
                return at + 1;
            }
            if (b == '\\') {
                escapes = true;
                at = JsonText.skipEscape(bytes, at + 1, to);
            } else if (b >= ' ') {
                at++;
            } else {
                at = b >= 0 ? -1 : Utf8.skip(bytes, at, to);
            }
        }
        return -1;
    }

    private int object(int from, FieldTree node, int depth) {
        int at = space(from + 1);
        if (depth > MAX_DEPTH || at >= end) {
            return -1;
        }
        if (json[at] == '}') {
            return at + 1;
        }
        while (at < end && json[at] == '"') {
            int nameFrom = at + 1;
            at = string(nameFrom);
            if (at < 0) {
                return -1;
            }
            FieldTree member = node == null ? null : member(node, nameFrom, at - 1);
            at = space(at);
            if (at >= end || json[at] != ':') {
                return -1;
            }
            at = value(space(at + 1), member, depth + 1);
            at = at < 0 ? end : space(at);
            if (at < end && json[at] == '}') {
                return at + 1;
            }
            at = at < end && json[at] == ',' ? space(at + 1) : end;
        }
        return -1;
    }

    private FieldTree member(FieldTree node, int from, int to) {
        if (!stringHasEscapes) {
            return node.member(json, from, to);
        }
        scratch = scratch.length < to - from ? new byte[to - from] : scratch;
        return node.member(scratch, 0, JsonText.unescape(json, from, to, scratch, 0));
    }

    private int array(int from, FieldTree node, int depth) {
        int at = space(from + 1);
        if (depth > MAX_DEPTH || at >= end) {
            return -1;
        }
        if (json[at] == ']') {
            return at + 1;
        }
        for (int position = 0; at < end; position++) {
            at = value(at, node == null ? null : node.element(position), depth + 1);
            at = at < 0 ? end : space(at);
            if (at < end && json[at] == ']') {
                return at + 1;
            }
            at = at < end && json[at] == ',' ? space(at + 1) : end;
        }
        return -1;
    }
}
