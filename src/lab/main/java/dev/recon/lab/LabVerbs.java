package dev.recon.lab;

import dev.recon.cli.MoreVerbs;
import java.util.List;

/** The verbs that start real processes. */
public final class LabVerbs implements MoreVerbs {

    @Override
    public List<Object> verbs() {
        return List.of(new DemoCommand(), new ChaosCommand());
    }
}
