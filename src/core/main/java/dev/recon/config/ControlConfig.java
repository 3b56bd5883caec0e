package dev.recon.config;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A named association of one expected stream with one or more actual streams.
 *
 * @param require whether every output is a leg of its own, or all together are one
 */
public record ControlConfig(String name, Selector expected, List<Output> actual, Require require)
        implements Serializable {

    /** Records of a stream; {@code role} is null where all of them are meant. */
    public record Selector(String stream, String role) implements Serializable {}

    /** An actual stream under its output name (the stream's own, unless another was given). */
    public record Output(String name, String stream, String role) implements Serializable {}

    /**
     * What is reconciled by itself, under the name of its output.
     *
     * @param actual one output, or all of the control where any one of them will do
     */
    public record Leg(String control, String output, List<Output> actual) implements Serializable {}

    /** In the order of the outputs. */
    public List<Leg> legs() {
        if (require == Require.ALL) {
            return actual.stream()
                    .map(output -> new Leg(name, output.name(), List.of(output)))
                    .toList();
        }
        String all = actual.stream().map(Output::name).collect(Collectors.joining("+"));
        return List.of(new Leg(name, all, actual));
    }

    /** How many of the outputs have to have an event. */
    public enum Require {
        ALL,
        ANY
    }
}
