package dev.recon.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be started; carries every problem, not only the first. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
