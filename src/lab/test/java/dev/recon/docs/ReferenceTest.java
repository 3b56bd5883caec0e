package dev.recon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recon.operator.MetricNames;
import dev.recon.run.ExitCodes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of reference that are written by hand name all that there is in the code, and no more. */
class ReferenceTest {

    private static Page page(String name) {
        return Page.of(Path.of("docs", name));
    }

    private static List<Object> constants(Class<?> type, Class<?> of) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == of)
                .map(ReferenceTest::value)
                .toList();
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyExitCodeIsInTheTable() {
        List<Object> codes =
                page("exit-codes.md").lines().stream()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .map(line -> (Object) Integer.valueOf(line.split("\\|")[1].strip()))
                        .toList();
        assertThat(codes).containsExactlyElementsOf(constants(ExitCodes.class, int.class));
    }

    @Test
    void everyMetricIsInTheTable() {
        String page = String.join("\n", page("metrics.md").lines());
        for (Object name : constants(MetricNames.class, String.class)) {
            assertThat(page).containsPattern("[`.]" + name + "[`.]");
        }
    }
}
