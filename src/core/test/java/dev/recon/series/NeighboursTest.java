package dev.recon.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final Neighbours NEIGHBOURS =
            Neighbours.of(List.of(List.of("d", "c"), List.of("b", "ä", "a")));

    private static byte[] first(Neighbours of, String source) {
        byte[] text = ("<" + source + ">").getBytes(UTF_8);
        return of.firstOf(text, 1, text.length - 1);
    }

    @Test
    void theOrderInWhichTheyAreGivenDoesNotMatter() {
        assertThat(NEIGHBOURS.groups())
                .containsExactly(List.of("a", "b", "ä"), List.of("c", "d"))
                .isEqualTo(
                        Neighbours.of(List.of(List.of("ä", "a", "b"), List.of("c", "d"))).groups());
    }

    @Test
    void aGroupIsNamedAfterItsFirst() {
        for (String each : List.of("a", "b", "ä")) {
            assertThat(first(NEIGHBOURS, each)).asString(UTF_8).isEqualTo("a");
        }
        assertThat(first(NEIGHBOURS, "d")).asString(UTF_8).isEqualTo("c");
        assertThat(first(NEIGHBOURS, "e")).isNull();
        assertThat(first(NEIGHBOURS, "")).isNull();
        assertThat(first(Neighbours.NONE, "a")).isNull();
    }

    @Test
    void everyOneOfManyIsFound() {
        List<List<String>> groups = new ArrayList<>();
        for (int group = 0; group < 1000; group++) {
            groups.add(List.of("sensor-%04d-a".formatted(group), "sensor-%04d-b".formatted(group)));
        }
        Neighbours many = Neighbours.of(groups);
        for (int group = 0; group < 1000; group++) {
            byte[] name = "sensor-%04d-b".formatted(group).getBytes(UTF_8);
            int member = many.memberOf(name, 0, name.length);
            assertThat(many.groupOf(member)).isEqualTo(group);
            assertThat(many.placeOf(member)).isEqualTo(1);
            assertThat(many.sizeOf(group)).isEqualTo(2);
        }
        assertThat(first(many, "sensor-1000-a")).isNull();
    }
}
