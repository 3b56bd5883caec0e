package dev.recon.codec;

import dev.recon.config.StreamConfig;
import dev.recon.config.StreamConfig.Field;
import dev.recon.config.StreamConfig.FieldPath;
import dev.recon.core.items.Invalid;
import dev.recon.rows.DeadReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the records of one stream. Not thread safe; made once and used for every record, for which
 * it allocates nothing once its buffers have grown.
 *
 * <p>The order of the checks is part of the semantics: format, time present, time readable, time
 * not in the future, then (unless it is a heartbeat) source, then ids or id. The first that fails
 * names the dead letter.
 */
public final class RecordDecoder {

    /**
     * A source or an id of more bytes cannot be used: key and value of an exception name both, in
     * which a byte may take seven, and have to fit into what Kafka takes by default (1 MB).
     */
    static final int LONGEST_TEXT = 1 << 16;

    private static final int ID = Field.ID.ordinal();
    private static final int IDS = Field.IDS.ordinal();
    private static final int SOURCE = Field.SOURCE.ordinal();
    private static final int TIME = Field.TIME.ordinal();
    private static final int TYPE = Field.TYPE.ordinal();
    private static final int ROLE = Field.ROLE.ordinal();
    private static final int VALUE = Field.VALUE.ordinal();

    private static final byte[] HEARTBEAT = Utf8.encode("heartbeat");
    private static final byte[] NOOP = Utf8.encode("noop");

    private final Captures captures = new Captures();

    /** Null where no field stands in the body: nobody looks at it then. */
    private final RecordFormat format;

    private final HeaderFields headers;
    private final boolean many;
    private final boolean timeInHeader;
    private final ValueReader values;
    private final String[] roles;
    private final byte[][] roleTexts;
    private final long futureToleranceMillis;

    /**
     * @param roles the roles that anybody asks for
     * @param futureToleranceMillis how far a time may be ahead of the wall clock
     */
    public RecordDecoder(StreamConfig stream, Set<String> roles, long futureToleranceMillis) {
        this(stream, roles, futureToleranceMillis, JsonFormat::new);
    }

    /**
     * The same for another format than JSON.
     *
     * @param roles the roles that anybody asks for
     * @param futureToleranceMillis how far a time may be ahead of the wall clock
     */
    public RecordDecoder(
            StreamConfig stream,
            Set<String> roles,
            long futureToleranceMillis,
            RecordFormat.Factory formats) {
        Map<Field, FieldPath> fields = new EnumMap<>(stream.fields());
        many = fields.containsKey(Field.IDS);
        if (many) {
            fields.remove(Field.ID);
        }
        Map<Field, String> paths = new EnumMap<>(Field.class);
        Map<Field, String> headerNames = new EnumMap<>(Field.class);
        fields.forEach(
                (field, path) -> (path.header() ? headerNames : paths).put(field, path.path()));
        this.format = paths.isEmpty() ? null : formats.open(paths, captures);
        this.headers = new HeaderFields(headerNames, captures);
        this.timeInHeader = headerNames.containsKey(Field.TIME);
        this.values =
                fields.containsKey(Field.VALUE)
                        ? new ValueReader(
                                captures,
                                VALUE,
                                headerNames.containsKey(Field.VALUE),
                                stream.range())
                        : null;
        this.roles = roles.toArray(new String[0]);
        this.roleTexts = new byte[this.roles.length][];
        for (int i = 0; i < roleTexts.length; i++) {
            roleTexts[i] = Utf8.encode(this.roles[i]);
        }
        this.futureToleranceMillis = futureToleranceMillis;
    }

    /**
     * Reads one record.
     *
     * @param wallClockMillis now, or {@code Long.MAX_VALUE} for no check against the future
     */
    public void decode(InputRecord input, long wallClockMillis, Decoded out) {
        reset(out);
        captures.clear();
        if (format != null && !format.read(input)) {
            dead(out, DeadReason.MALFORMED, null);
            return;
        }
        headers.capture(input);
        if (!readTime(wallClockMillis, out)) {
            return;
        }
        captures.resolve(TYPE);
        if (captures.isText(TYPE, HEARTBEAT)) {
            out.heartbeat = true;
            return;
        }
        out.noop = captures.isText(TYPE, NOOP);
        if (!readSource(out) || !(many ? readIds(out) : readId(out))) {
            return;
        }
        out.role = role();
        if (values != null && !out.noop) {
            values.read(out);
        }
    }

    private void reset(Decoded out) {
        out.dead = null;
        out.deadField = null;
        out.timeMillis = 0;
        out.heartbeat = false;
        out.noop = false;
        out.role = null;
        out.invalid = Invalid.NONE;
        out.value = 0;
        out.many = many;
        out.sourceStart = 0;
        out.sourceEnd = 0;
        out.idCount = 0;
        out.releaseLargeBuffers();
    }

    private static boolean dead(Decoded out, DeadReason reason, String field) {
        out.dead = reason;
        out.deadField = field;
        return false;
    }

    private boolean readTime(long wallClockMillis, Decoded out) {
        byte kind = captures.kind(TIME);
        if (kind == Captures.ABSENT || kind == Captures.NULL) {
            return dead(out, DeadReason.MISSING_FIELD, "time");
        }
        long time = timeMillis(kind);
        if (time <= 0) {
            return dead(out, DeadReason.BAD_TIMESTAMP, "time");
        }
        boolean unreadable = time > Rfc3339.MAX_MILLIS;
        if (wallClockMillis == Long.MAX_VALUE) {
            if (unreadable) {
                return dead(out, DeadReason.BAD_TIMESTAMP, "time");
            }
        } else if (unreadable || time - futureToleranceMillis > wallClockMillis) {
            return dead(out, DeadReason.FUTURE_TIMESTAMP, "time");
        }
        out.timeMillis = time;
        return true;
    }

    /**
     * The time, which is not greater than 0 for one that cannot be read, and after year 9999 for
     * all such.
     */
    private long timeMillis(byte kind) {
        captures.resolve(TIME);
        byte[] bytes = captures.bytes(TIME);
        int from = captures.from(TIME);
        int to = captures.to(TIME);
        if (kind == Captures.INTEGER
                || (kind == Captures.STRING && timeInHeader && isDigits(bytes, from, to))) {
            return JsonNumber.toLong(bytes, from, to, Rfc3339.MAX_MILLIS + 1);
        }
        return kind == Captures.STRING ? Rfc3339.parse(bytes, from, to) : Rfc3339.INVALID;
    }

    private static boolean isDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return from < to;
    }

    private String role() {
        captures.resolve(ROLE);
        for (int i = 0; i < roleTexts.length; i++) {
            if (captures.isText(ROLE, roleTexts[i])) {
                return roles[i];
            }
        }
        return null;
    }

    private boolean readSource(Decoded out) {
        int end = TextReader.readOne(captures, SOURCE, out, 0);
        // The star is the name of all sources together.
        if (end <= 0 || (end == 1 && out.text[0] == '*')) {
            return dead(out, DeadReason.MISSING_FIELD, "source");
        }
        if (end > LONGEST_TEXT) {
            return dead(out, DeadReason.MALFORMED, "source");
        }
        out.sourceEnd = end;
        return true;
    }

    private boolean readId(Decoded out) {
        int end = TextReader.readOne(captures, ID, out, out.sourceEnd);
        if (end <= out.sourceEnd) {
            return dead(out, DeadReason.MISSING_FIELD, "id");
        }
        if (end - out.sourceEnd > LONGEST_TEXT) {
            return dead(out, DeadReason.MALFORMED, "id");
        }
        out.idStart[0] = out.sourceEnd;
        out.idEnd[0] = end;
        out.idCount = 1;
        return true;
    }

    private boolean readIds(Decoded out) {
        if (!TextReader.readAll(captures, IDS, out)) {
            out.idCount = 0;
            return dead(out, DeadReason.MISSING_FIELD, "ids");
        }
        for (int i = 0; i < out.idCount; i++) {
            if (out.idEnd[i] - out.idStart[i] > LONGEST_TEXT) {
                out.idCount = 0;
                return dead(out, DeadReason.MALFORMED, "ids");
            }
        }
        return true;
    }
}
