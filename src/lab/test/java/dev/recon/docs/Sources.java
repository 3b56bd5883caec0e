package dev.recon.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java sources of the project, by the simple names of their classes. */
final class Sources {

    private static final String MAIN = "/main/java/";

    private final Map<String, Path> main = new TreeMap<>();
    private final Map<String, Path> tests = new TreeMap<>();

    Sources() {
        try (Stream<Path> files = Files.walk(Page.root().resolve("src"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path file) {
        String path = "/" + Page.root().relativize(file).toString().replace('\\', '/');
        String name = file.getFileName().toString().replace(".java", "");
        if (path.contains(MAIN)) {
            main.merge(name, file, (one, other) -> one);
        } else {
            tests.put(name, file);
        }
    }

    boolean hasTest(String name) {
        return tests.containsKey(name);
    }

    /** The text of a test. */
    String test(String name) {
        return read(tests.get(name));
    }

    /** A class of the project by its simple name. */
    Class<?> main(String name) throws ClassNotFoundException {
        if (!main.containsKey(name)) {
            throw new ClassNotFoundException(name);
        }
        String path = main.get(name).toString().replace('\\', '/');
        String className = path.substring(path.lastIndexOf("/java/") + 6).replace(".java", "");
        return Class.forName(className.replace('/', '.'));
    }

    /** The text of a test and of all classes of the project that it names. */
    String testWithWhatItUses(String name) {
        String text = test(name);
        return text
                + Stream.of(main, tests)
                        .flatMap(each -> each.entrySet().stream())
                        .filter(each -> text.matches("(?s).*\\b" + each.getKey() + "\\b.*"))
                        .map(each -> read(each.getValue()))
                        .collect(Collectors.joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
