package dev.recon.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of classes of one package each of which needs, directly or not, all of the others. Nested
 * classes are part of their outer one; constants that the compiler copies are not seen. Found as
 * the strongly connected components of the graph of dependencies (R. Tarjan, Depth-First Search and
 * Linear Graph Algorithms, SIAM J. Comput. 1972).
 */
final class Knots {

    private final Map<String, SortedSet<String>> needs;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<SortedSet<String>> knots = new ArrayList<>();

    private Knots(Map<String, SortedSet<String>> needs) {
        this.needs = needs;
    }

    /** Which classes of the same package each class needs, by full name. */
    static Map<String, SortedSet<String>> needs(Iterable<JavaClass> classes) {
        Map<String, SortedSet<String>> needs = new TreeMap<>();
        for (JavaClass each : classes) {
            SortedSet<String> needed = needs.computeIfAbsent(whole(each), any -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals(each.getPackageName())) {
                    needed.add(whole(target));
                }
            }
        }
        return needs;
    }

    private static String whole(JavaClass part) {
        return part.getName().replaceFirst("\\$.*", "");
    }

    /** Those of more than {@code size} classes. */
    static List<SortedSet<String>> largerThan(int size, Map<String, SortedSet<String>> needs) {
        Knots found = new Knots(needs);
        for (String each : needs.keySet()) {
            if (!found.numbers.containsKey(each)) {
                found.visit(each);
            }
        }
        return found.knots.stream().filter(knot -> knot.size() > size).toList();
    }

    private void visit(String from) {
        int number = numbers.size();
        numbers.put(from, number);
        lowest.put(from, number);
        open.push(from);
        for (String to : needs.getOrDefault(from, new TreeSet<>())) {
            if (!numbers.containsKey(to)) {
                visit(to);
                lowest.merge(from, lowest.get(to), Math::min);
            } else if (open.contains(to)) {
                lowest.merge(from, numbers.get(to), Math::min);
            }
        }
        if (lowest.get(from) == number) {
            close(from);
        }
    }

    private void close(String first) {
        SortedSet<String> knot = new TreeSet<>();
        String taken;
        do {
            taken = open.pop();
            knot.add(taken);
        } while (!taken.equals(first));
        knots.add(knot);
    }
}
