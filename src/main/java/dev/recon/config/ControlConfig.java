package dev.recon.config;

import java.io.Serializable;
import java.util.List;

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

    /** How many of the outputs have to have an event. */
    public enum Require {
        ALL,
        ANY
    }
}
