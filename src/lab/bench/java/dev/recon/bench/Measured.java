package dev.recon.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code Measured USAGE_FILE MAIN ARGS…}: runs another main, and writes what this JVM has used of
 * the machine up to its return: CPU of all threads, wall time since the start of the JVM, and the
 * most memory that was resident at any time.
 */
public final class Measured {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private Measured() {}

    public static void main(String[] args) throws Throwable {
        MethodHandles.publicLookup()
                .findStatic(
                        Class.forName(args[1]),
                        "main",
                        MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(args, 2, args.length));
        Figures.write(Path.of(args[0]), usage());
        // Whatever threads are left over are nobody's any more.
        System.exit(0);
    }

    private static Map<String, Double> usage() throws IOException {
        Map<String, Double> usage = new TreeMap<>();
        OperatingSystemMXBean machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        usage.put(Figures.CPU_SECONDS, machine.getProcessCpuTime() / 1e9);
        usage.put(Figures.WALL_SECONDS, (System.currentTimeMillis() - started) / 1e3);
        if (Files.exists(STATUS)) {
            usage.put(Figures.PEAK_BYTES, peakBytes(Files.readString(STATUS)));
        }
        return usage;
    }

    /** From what Linux says of a process; in kB, whatever the page size. */
    static double peakBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .mapToDouble(line -> 1024.0 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
