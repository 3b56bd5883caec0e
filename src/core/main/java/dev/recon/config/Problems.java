package dev.recon.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it can be said at once. */
final class Problems {

    private static final Comparator<ConfigProblem> FILE_ORDER =
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Position position, String message) {
        found.add(new ConfigProblem(file, position.line(), position.column(), message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    ConfigException exception() {
        return new ConfigException(found.stream().sorted(FILE_ORDER).toList());
    }
}
