package dev.recon.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recon.codec.HeaderLookup;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Records and the processing times at which they arrive, to be played to a {@link TapeMachine}.
 *
 * @param startMillis the wall clock at {@code at} = 0, or null when it is not known
 * @param steps in order of {@code at}; a step that ends the inputs is the last
 */
public record Tape(Long startMillis, List<Step> steps) {

    public Tape {
        steps = List.copyOf(steps);
    }

    /**
     * At {@code atMillis} one thing happens; {@code arrival} is null when it is not a record that
     * arrives.
     */
    public record Step(long atMillis, Arrival arrival, boolean end) {}

    /**
     * A record.
     *
     * @param value the bytes: of a text its UTF-8, of an object the very characters of the tape
     * @param raw the record as it stands
     */
    public record Arrival(String stream, byte[] value, HeaderLookup headers, JsonNode raw) {}

    /** The wall clock at a time of the tape, or {@link TapeMachine#NO_WALL_CLOCK}. */
    public long wallClockMillis(long atMillis) {
        return startMillis == null ? TapeMachine.NO_WALL_CLOCK : startMillis + atMillis;
    }

    /**
     * Reads a tape.
     *
     * @param streams the names that a record may come from
     * @throws TapeException naming the file and the line, when the tape cannot be played
     */
    public static Tape read(Path file, Collection<String> streams) {
        return parse(file.toString(), TapeJson.lines(file), streams);
    }

    /** The same for lines that are at hand; {@code name} stands for the file in messages. */
    public static Tape parse(String name, List<String> lines, Collection<String> streams) {
        TapeParser parser = new TapeParser(name, streams);
        lines.forEach(parser::line);
        return parser.tape();
    }
}
