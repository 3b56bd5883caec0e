package dev.recon.page;

/** The frame and the style of a page of its own, without anything that has to be fetched. */
public final class Html {

    private static final String STYLE =
            """
            :root { --ink: #1f2d3d; --quiet: #5d6d7e; --rule: #e3e7eb; --good: #1e8449; --bad: #c0392b }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 1120px; margin: 2em auto; padding: 0 1em }
            h1 { font-size: 1.6em; margin: 0 } h2 { font-size: 1.1em; margin: 2em 0 .4em }
            .verdict { font-weight: 600 } .good { color: var(--good) } .bad { color: var(--bad) }
            table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25em .8em .25em 0;
              border-bottom: 1px solid var(--rule); vertical-align: top } th { font-weight: 600; color: var(--quiet) }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } .dot { display: inline-block; width: .7em;
              height: .7em; border-radius: 50%; margin-right: .5em } .legend span { margin-right: 1.4em }
            .quiet { color: var(--quiet) }
            """;

    private Html() {}

    /** Up to where the content begins; {@code </html>} ends it. */
    public static String start(String title, String moreStyle) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escaped(title)
                + "</title><style>"
                + STYLE
                + moreStyle
                + "</style>";
    }

    /** A text of strangers, for an element or an attribute in quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
