package dev.recon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a person gets who calls {@code recon} with some arguments. */
public record Cli(int exitCode, String out, String err) {

    public static Cli recon(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ReconMain.alone(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Cli(code, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
