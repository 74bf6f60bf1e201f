/**
 * Figures: curves, contour lines with trajectories, bars, heat maps, pictures in a grid. Read
 * {@link descent.plot.Figure} first. XChart draws the frame, the axes and the ticks; what lies
 * inside is drawn on a layer above it, because XChart has no contour lines and starts a dash afresh
 * at every point.
 */
package descent.plot;
