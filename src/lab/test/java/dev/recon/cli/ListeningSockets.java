package dev.recon.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses on which a process takes TCP connections, as the operating system sees them. */
final class ListeningSockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)\\]");
    private static final Pattern LSOF = Pattern.compile("(?m)^n(.*):(\\d+)$");

    private ListeningSockets() {}

    static List<InetSocketAddress> of(long pid) throws IOException {
        Path process = PROC.resolve(Long.toString(pid));
        return Files.exists(process.resolve("net/tcp")) ? ofProc(process) : ofLsof(pid);
    }

    private static List<InetSocketAddress> ofProc(Path process) throws IOException {
        Set<String> own = inodes(process);
        List<InetSocketAddress> found = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = process.resolve(table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] field = line.strip().split("\\s+", -1);
                if (field[3].equals(LISTENING) && own.contains(field[9])) {
                    found.add(address(field[1]));
                }
            }
        }
        return found;
    }

    private static Set<String> inodes(Path process) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                try {
                    Matcher inode = INODE.matcher(Files.readSymbolicLink(file).toString());
                    if (inode.matches()) {
                        inodes.add(inode.group(1));
                    }
                } catch (IOException closedMeanwhile) {
                    // Nobody listens there any more.
                }
            }
        }
        return inodes;
    }

    /** Hexadecimal words of four bytes, each with its lowest byte first, a colon and the port. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] part = text.split(":", -1);
        byte[] bytes = new byte[part[0].length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = 2 * ((i & ~3) + 3 - (i & 3));
            bytes[i] = (byte) Integer.parseInt(part[0].substring(from, from + 2), 16);
        }
        return new InetSocketAddress(
                InetAddress.getByAddress(bytes), Integer.parseInt(part[1], 16));
    }

    private static List<InetSocketAddress> ofLsof(long pid) throws IOException {
        Process lsof =
                new ProcessBuilder("lsof", "-anP", "-p", "" + pid, "-iTCP", "-sTCP:LISTEN", "-Fn")
                        .start();
        String said = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        List<InetSocketAddress> found = new ArrayList<>();
        Matcher each = LSOF.matcher(said);
        while (each.find()) {
            String host = each.group(1).equals("*") ? "0.0.0.0" : each.group(1);
            found.add(new InetSocketAddress(host, Integer.parseInt(each.group(2))));
        }
        return found;
    }
}
