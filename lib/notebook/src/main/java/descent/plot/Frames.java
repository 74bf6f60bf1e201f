package descent.plot;

import descent.kernel.Showable;
import descent.text.Messages;
import descent.text.Require;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Figures behind a slider: self-contained HTML with arrow keys and a play button.
 *
 * <p>Where scripts do not run (a notebook that is not trusted, print) one figure stands: the last,
 * or that of {@link #startAt}. The play button is left out for readers who asked for reduced
 * motion. Every figure is stored as its difference from that one, so figures with the same axes
 * take little room.
 */
public final class Frames implements Showable {
    private static final Messages SAY = Messages.beside(Frames.class);
    private static final int LARGEST = 200_000;

    private final List<String> names = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private int start = -1; // first the first frame, in print the last one

    private Frames() {}

    /**
     * An empty set, to be filled with {@link #add}.
     *
     * @return no frame
     */
    public static Frames of() {
        return new Frames();
    }

    /**
     * One figure per value of a number, for example of η.
     *
     * @param name the number's name
     * @param values its values
     * @param figure the figure for a value
     * @return the frames
     */
    public static Frames of(String name, double[] values, DoubleFunction<Figure> figure) {
        Frames frames = new Frames();
        for (double value : values) {
            Require.notInterrupted();
            frames.add(name + " = " + Numbers.text(value, 4), figure.apply(value));
        }
        return frames;
    }

    /**
     * One more frame.
     *
     * @param name what stands beside the slider
     * @param figure the figure, of the same size as the others
     * @return this set
     */
    public Frames add(String name, Figure figure) {
        names.add(Labels.of(name));
        figures.add(figure);
        return this;
    }

    /**
     * The frame that is seen first, and where scripts do not run.
     *
     * @param frame its number, from 0
     * @return this set
     * @throws IllegalArgumentException if there is no such frame
     */
    public Frames startAt(int frame) {
        start = Require.within("frame", frame, 0, figures.size() - 1);
        return this;
    }

    @Override
    public String html() {
        Require.within("frames", figures.size(), 1, 1000);
        int last = start < 0 ? figures.size() - 1 : start;
        Picture end = figures.get(last).picture();
        BufferedImage base = figures.get(last).paint();
        StringBuilder data = new StringBuilder();
        for (int k = 0; k < figures.size(); k++) {
            BufferedImage image = k == last ? base : figures.get(k).paint();
            if (image.getWidth() != base.getWidth() || image.getHeight() != base.getHeight()) {
                throw new IllegalArgumentException(SAY.get("frameSize", names.get(k)));
            }
            data.append(k == 0 ? "[" : ",[")
                    .append(script(names.get(k)))
                    .append(',')
                    .append(script(figures.get(k).alt()))
                    .append(",\"")
                    .append(Base64.getEncoder().encodeToString(Png.encode(image, base)))
                    .append("\"]");
        }
        String id = "frames-" + Integer.toHexString((names + plain()).hashCode());
        String html =
                TEMPLATE.replace("@ID@", id)
                        .replace("@WIDTH@", String.valueOf(end.width()))
                        .replace("@PLAY@", script(SAY.get("play")))
                        .replace("@PAUSE@", script(SAY.get("pause")))
                        .replace("@SLIDER@", script(SAY.get("slider")))
                        .replace("@START@", String.valueOf(Math.max(start, 0)))
                        .replace("@STILL@", String.valueOf(last))
                        .replace("@NAME@", Picture.escaped(names.get(last)))
                        .replace("@IMAGE@", end.html())
                        .replace("@DATA@", data);
        if (html.length() > LARGEST) {
            throw new IllegalArgumentException(
                    SAY.get("frameBytes", html.length() / 1000, LARGEST / 1000));
        }
        return html;
    }

    /** A string of JavaScript that cannot end the script element. */
    private static String script(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", " ")
                        .replace("<", "\\u003c")
                + "\"";
    }

    @Override
    public String plain() {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            lines.add(names.get(k) + ": " + figures.get(k).alt());
        }
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return plain();
    }

    // The picture below is the frame that stands still; the one above it shows what differs in
    // another frame.
    private static final String TEMPLATE =
            """
            <div id="@ID@" style="max-width:@WIDTH@px"><div style="position:relative">@IMAGE@</div>\
            <p style="margin:4px 0">@NAME@</p>
            <script>(function () {
            var all = document.querySelectorAll('[id="@ID@"]:not([data-ready])');
            var frames = [@DATA@];
            Array.prototype.forEach.call(all, function (box) {
              box.setAttribute("data-ready", "");
              var base = box.querySelector("img"), name = box.querySelector("p");
              var top = document.createElement("img"), slider = document.createElement("input");
              var button = document.createElement("button"), timer = null, last = frames.length - 1;
              base.style.cssText = "display:block;width:100%;height:auto";
              top.style.cssText = "position:absolute;left:0;top:0;width:100%;height:100%";
              top.alt = "";
              base.parentNode.appendChild(top);
              slider.type = "range"; slider.min = 0; slider.max = last; slider.step = 1;
              slider.style.cssText = "width:60%;vertical-align:middle";
              slider.setAttribute("aria-label", @SLIDER@);
              function show(k) {
                slider.value = k;
                top.src = "data:image/png;base64," + frames[k][2];
                base.alt = frames[k][1];
                name.textContent = frames[k][0];
                slider.setAttribute("aria-valuetext", frames[k][0]);
              }
              function stop() {
                clearInterval(timer); timer = null;
                button.textContent = "\\u25b6"; button.setAttribute("aria-label", @PLAY@);
              }
              slider.addEventListener("input", function () { stop(); show(+slider.value); });
              button.type = "button";
              button.addEventListener("click", function () {
                if (timer) { stop(); return; }
                if (+slider.value === last) { show(0); }
                button.textContent = "\\u2016"; button.setAttribute("aria-label", @PAUSE@);
                timer = setInterval(function () {
                  if (+slider.value === last || !document.contains(box)) { stop(); return; }
                  show(+slider.value + 1);
                }, 500);
              });
              var bar = document.createElement("div");
              if (!matchMedia("(prefers-reduced-motion: reduce)").matches) { bar.appendChild(button); }
              bar.appendChild(slider);
              box.insertBefore(bar, name);
              var kept = 0;
              addEventListener("beforeprint", function () {
                kept = +slider.value; stop(); show(@STILL@); bar.style.display = "none";
              });
              addEventListener("afterprint", function () { bar.style.display = ""; show(kept); });
              stop(); show(@START@);
            });
            })();</script></div>""";
}
