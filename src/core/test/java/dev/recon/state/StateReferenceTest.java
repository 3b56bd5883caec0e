package dev.recon.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about state says what the code says. */
class StateReferenceTest {

    private static final Path PAGE = Path.of("docs", "state.md");
    private static final String BEGIN =
            "<!-- versions: generated from dev.recon.state.StateFormat -->\n";
    private static final String END = "<!-- end -->\n";

    private static String versions() {
        StringBuilder table =
                new StringBuilder("| Format | First release | What changed | Read by |\n")
                        .append("| --- | --- | --- | --- |\n");
        for (StateFormat.Version each : StateFormat.history()) {
            table.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    each.number(), each.release(), each.changed(), each.readBy()));
        }
        return table.toString();
    }

    @Test
    void theTableOfVersionsIsThatOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("recon.docs.update")) {
            page = page.substring(0, from) + versions() + page.substring(to);
            Files.writeString(PAGE, page);
            to = page.indexOf(END);
        }
        assertThat(page.substring(from, to))
                .as(
                        "docs/state.md is stale; regenerate its table:"
                                + " mvn test -Dtest=StateReferenceTest -Drecon.docs.update=true")
                .isEqualTo(versions());
    }

    @Test
    void theLastVersionIsTheOneThatIsWritten() {
        List<StateFormat.Version> history = StateFormat.history();
        assertThat(history.get(history.size() - 1).number()).isEqualTo("" + StateFormat.CURRENT);
    }

    @Test
    void thePageKnowsEveryNameAndUid() throws IllegalAccessException, IOException {
        String page = Files.readString(PAGE);
        assertThat(names(StateNames.class)).hasSize(5).allMatch(name -> isOn(page, name));
        assertThat(names(Uids.class)).hasSize(3).allMatch(name -> isOn(page, name));
    }

    private static boolean isOn(String page, String name) {
        return page.contains("`" + name + "`");
    }

    private static List<String> names(Class<?> constants) throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field each : constants.getFields()) {
            if (Modifier.isStatic(each.getModifiers())) {
                names.add((String) each.get(null));
            }
        }
        return names;
    }
}
