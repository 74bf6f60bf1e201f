/**
 * What a lecture needs beside figures and tables: the library's own source lines ({@link
 * descent.course.Source}), checks of a student's code ({@link descent.course.Check}), and exercises
 * that say how far one has come ({@link descent.course.Exercise}).
 */
package descent.course;
