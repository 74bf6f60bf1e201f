/**
 * Controls: a slider, a button or a drop-down above a figure that a cell shows and that follows it.
 * Read {@link descent.control.Controls} first.
 *
 * <p>A {@link descent.control.Control} is an ordinary value: inputs and a function of what is
 * chosen. Shown as text or HTML it is a series for a few values, the same in every run; this is
 * what a built notebook, an export and the kernel IJava show. The kernel JJava also opens a {@link
 * descent.control.Panel} for it, which speaks the protocol of ipywidgets over a {@link
 * descent.control.Wire}. Nothing here knows a kernel.
 */
package descent.control;
