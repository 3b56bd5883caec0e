package dev.recon.codec;

import dev.recon.config.StreamConfig.Field;
import java.util.Arrays;
import java.util.Map;

/**
 * The places of a document that a stream's fields are found at, as a tree of names, so that one
 * pass over the document finds them all.
 */
final class FieldTree {

    private static final FieldTree[] NONE = {};

    /** The name of the member that leads here. */
    final byte[] name;

    /**
     * The position of the element that leads here, when the parent is an array; -1 when the name is
     * no position.
     */
    final int index;

    /** The fields that are found here, one bit each. */
    int fields;

    /** The fields that are found here or below. */
    int fieldsBelow;

    FieldTree[] children = NONE;

    private FieldTree(String token) {
        this.name = Utf8.encode(token);
        this.index = token.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(token) : -1;
    }

    /** The tree of JSON Pointers, each of which leads to its field. */
    static FieldTree of(Map<Field, String> pointers) {
        FieldTree root = new FieldTree("");
        pointers.forEach((field, pointer) -> root.add(Captures.bit(field), pointer));
        return root;
    }

    private void add(int bit, String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("not a JSON Pointer to a member: " + pointer);
        }
        FieldTree node = this;
        node.fieldsBelow |= bit;
        for (String escaped : pointer.substring(1).split("/", -1)) {
            node = node.childNamed(escaped.replace("~1", "/").replace("~0", "~"));
            node.fieldsBelow |= bit;
        }
        node.fields |= bit;
    }

    private FieldTree childNamed(String token) {
        byte[] wanted = Utf8.encode(token);
        FieldTree child = member(wanted, 0, wanted.length);
        if (child == null) {
            child = new FieldTree(token);
            children = Arrays.copyOf(children, children.length + 1);
            children[children.length - 1] = child;
        }
        return child;
    }

    /** The child that a member named {@code text[from..to)} leads to, or null. */
    FieldTree member(byte[] text, int from, int to) {
        for (FieldTree child : children) {
            byte[] wanted = child.name;
            if (wanted.length == to - from
                    && Arrays.equals(wanted, 0, wanted.length, text, from, to)) {
                return child;
            }
        }
        return null;
    }

    /** The child that the element at {@code position} leads to, or null. */
    FieldTree element(int position) {
        for (FieldTree child : children) {
            if (child.index == position) {
                return child;
            }
        }
        return null;
    }
}
