package dev.recon.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the demo is seen: on a terminal a screen that is drawn over and over, anywhere else a line
 * now and then. Any thread may close it, and more than once.
 */
final class Stage implements AutoCloseable {

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The other screen, no cursor, no wrapping of lines that are too long. */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";

    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";

    private final PrintWriter out;
    private final boolean terminal;
    private final Screen screen;
    private List<String> drawn = List.of();
    private boolean entered;
    private boolean closed;
    private Object scene;
    private long lineNanos;

    Stage(PrintWriter out, boolean terminal, Look look) {
        this.out = out;
        this.terminal = terminal;
        this.screen = new Screen(look);
    }

    /** A line that stays, before the first view. */
    synchronized void say(String line) {
        if (!closed) {
            out.println(line);
            out.flush();
        }
    }

    synchronized void show(View view) {
        if (closed) {
            return;
        }
        if (terminal) {
            drawn = screen.lines(view);
            draw(screen.foot(view));
        } else {
            write(view);
        }
        out.flush();
    }

    private void draw(String foot) {
        StringBuilder frame = new StringBuilder(entered ? "" : ENTER);
        entered = true;
        for (int i = 0; i < drawn.size(); i++) {
            frame.append(line(i, drawn.get(i)));
        }
        out.print(frame.append(line(drawn.size(), foot)));
    }

    /** To the line, its text, and nothing of what stood there before. */
    private static String line(int number, String text) {
        return "\u001b[" + (number + 1) + ";1H" + text + "\u001b[K";
    }

    private void write(View view) {
        long now = System.nanoTime();
        if (!view.scene().equals(scene)) {
            scene = view.scene();
            view.headline().forEach(out::println);
            lineNanos = now;
        } else if (now - lineNanos >= LINE_NANOS) {
            lineNanos = now;
            out.println("        " + screen.line(view));
        }
    }

    /** The end of the show: what was seen last stays, as lines like any other. */
    synchronized void end() {
        if (closed) {
            return;
        }
        close();
        if (terminal) {
            drawn.forEach(out::println);
        } else {
            out.println();
        }
        out.flush();
    }

    /** Gives the terminal back as it was. */
    @Override
    public synchronized void close() {
        if (entered && !closed) {
            out.print(LEAVE);
            out.flush();
        }
        closed = true;
    }
}
