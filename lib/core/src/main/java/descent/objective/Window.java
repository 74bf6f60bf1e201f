package descent.objective;

import descent.text.Require;
import java.io.Serializable;

/**
 * The rectangle in which a function is usually drawn: the first coordinate from left to right, the
 * second from bottom to top. For a function of one coordinate, bottom and top bound its value.
 *
 * @param left the smallest first coordinate
 * @param right the largest first coordinate
 * @param bottom the smallest second coordinate, or value
 * @param top the largest second coordinate, or value
 */
public record Window(double left, double right, double bottom, double top) implements Serializable {
    /**
     * Checks that the rectangle has an inside.
     *
     * @param left the smallest first coordinate
     * @param right the largest first coordinate, above left
     * @param bottom the smallest second coordinate
     * @param top the largest second coordinate, above bottom
     * @throws IllegalArgumentException if a side is not above the opposite one
     */
    public Window {
        Require.positive("right − left", right - left);
        Require.positive("top − bottom", top - bottom);
    }

    /**
     * Whether a point lies inside or on the border.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @return false for NaN
     */
    public boolean contains(double x, double y) {
        return left <= x && x <= right && bottom <= y && y <= top;
    }
}
