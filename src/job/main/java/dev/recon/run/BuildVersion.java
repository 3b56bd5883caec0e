package dev.recon.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Properties build = read();
        return new String[] {
            "recon " + build.getProperty("version"),
            "Flink " + build.getProperty("flink") + ", Java " + Runtime.version()
        };
    }

    private static Properties read() {
        Properties build = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
