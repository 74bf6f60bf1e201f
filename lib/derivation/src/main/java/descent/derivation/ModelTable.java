package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Row;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of a model's symbols and conventions; as last value of a cell it shows itself.
 *
 * @param model the model
 */
public record ModelTable(Model model) {
    private static final Messages SAY = Messages.beside(ModelTable.class);

    /**
     * For a notebook.
     *
     * @return HTML
     */
    public String html() {
        StringBuilder html = new StringBuilder("<table><caption>");
        html.append(Report.escape(SAY.get("table.model", model.name())))
                .append("</caption><tr><th>");
        html.append(SAY.get("table.symbol"))
                .append("</th><th>")
                .append(SAY.get("table.meaning"))
                .append("</th></tr>");
        for (Row row : model.table()) {
            html.append("<tr><td style=\"text-align:left\">");
            html.append(row.tex().isEmpty() ? "" : "$" + Report.escape(row.tex()) + "$");
            html.append("</td><td style=\"text-align:left\">");
            html.append(Report.escape(row.meaning())).append("</td></tr>");
        }
        return html.append("</table>").toString();
    }

    /**
     * For terminals.
     *
     * @return one line per symbol
     */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(SAY.get("table.model", model.name())));
        model.table()
                .forEach(
                        r ->
                                lines.add(
                                        "%-40s %s"
                                                .formatted(r.tex(), r.meaning().replace("$", ""))));
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return text();
    }
}
