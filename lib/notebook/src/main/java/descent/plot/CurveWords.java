package descent.plot;

import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** A curve in words: where it begins and ends, and its extreme if that lies in between. */
final class CurveWords {
    private static final Messages SAY = Messages.beside(CurveWords.class);

    private CurveWords() {}

    /** A whole figure, given the titles of its axes. */
    static String of(
            String x,
            String y,
            boolean logX,
            boolean logY,
            List<Series> series,
            List<CurveMark> marks) {
        List<String> parts = new ArrayList<>();
        parts.add(SAY.get("curves", x, y));
        if (logX && logY) {
            parts.add(SAY.get("logBoth"));
        } else if (logX || logY) {
            parts.add(SAY.get("log", logX ? x : y));
        }
        for (Series s : series) {
            parts.add(of(s) + ".");
        }
        for (CurveMark mark : marks) {
            parts.add(mark.words(x, y));
        }
        return String.join(" ", parts);
    }

    private static String of(Series s) {
        int first = -1;
        int last = -1;
        int low = -1;
        int high = -1;
        for (int i = 0; i < s.y().length; i++) {
            if (!Double.isFinite(s.y()[i]) || !Double.isFinite(s.x()[i])) {
                continue;
            }
            first = first < 0 ? i : first;
            last = i;
            low = low < 0 || s.y()[i] < s.y()[low] ? i : low;
            high = high < 0 || s.y()[i] > s.y()[high] ? i : high;
        }
        String name = s.name().isEmpty() ? "" : s.name() + ": ";
        if (first < 0) {
            return name + SAY.get("noNumber");
        } else if (s.kind() == Series.Kind.POINTS && s.x().length > 2) {
            return name + SAY.get("points", s.x().length, y(s, low), y(s, high));
        } else if (first == last) {
            return name + SAY.get("point", y(s, first), x(s, first));
        }
        String text = name + SAY.get("curve", y(s, first), x(s, first), y(s, last), x(s, last));
        // An extreme is worth a word when it differs from both ends as the reader sees them.
        if (differs(s, low, first, last)) {
            text += ", " + SAY.get("lowest", y(s, low), x(s, low));
        }
        if (differs(s, high, first, last)) {
            text += ", " + SAY.get("highest", y(s, high), x(s, high));
        }
        return text;
    }

    private static boolean differs(Series s, int i, int first, int last) {
        return !y(s, i).equals(y(s, first)) && !y(s, i).equals(y(s, last));
    }

    private static String x(Series s, int i) {
        return Numbers.text(s.x()[i], 3);
    }

    private static String y(Series s, int i) {
        return Numbers.text(s.y()[i], 3);
    }
}
