package dev.recon.report;

import dev.recon.fill.SeriesCollector.Quality;
import dev.recon.page.Html;
import dev.recon.rows.SeriesRow;
import java.util.Locale;

/** What is shown of a mark when the mouse rests on it; escaped. */
final class Titles {

    private Titles() {}

    static String of(SeriesRow row) {
        return head(row.id(), row.eventTimeMillis())
                + (row.quality() == Quality.CORRECTED ? "measured, found later: " : "measured: ")
                + Texts.number(row.value());
    }

    static String of(FillMark mark) {
        StringBuilder title = new StringBuilder(head(mark.id(), mark.timeMillis()));
        if (mark.status() != null) {
            title.append(mark.status().name().toLowerCase(Locale.ROOT)).append(' ');
        }
        if (!mark.hasValue()) {
            return title.append("without a value: there is no basis for one").toString();
        }
        title.append("fill: ").append(Texts.number(mark.value()));
        title.append("\n90 %: ").append(Texts.number(mark.lower()));
        title.append(" to ").append(Texts.number(mark.upper()));
        title.append("\nmethod: ").append(Html.escaped(String.valueOf(mark.method())));
        if (!Double.isNaN(mark.actual())) {
            title.append("\ntruth: ").append(Texts.number(mark.actual()));
            title.append("\nerror: ").append(Texts.number(mark.error()));
        }
        return title.toString();
    }

    private static String head(String id, long millis) {
        return Html.escaped(id) + "\n" + Texts.time(millis) + " UTC\n";
    }
}
