package dev.recon.cli;

import java.util.List;

/** Verbs of a module that is built on this one, found by {@link java.util.ServiceLoader}. */
public interface MoreVerbs {

    /** Commands of picocli, in the order in which the help lists them. */
    List<Object> verbs();
}
