/**
 * The data sets that ship with the course, each with its licence beside it. Read {@link
 * descent.data.Digits} first; {@link descent.data.Csv} is the reader of their files, and {@link
 * descent.data.Scale} brings columns to one scale.
 */
package descent.data;
