/**
 * What a lecture needs beside figures and tables: the library's own source lines ({@link
 * descent.course.Source}), checks of a student's code ({@link descent.course.Check}), exercises
 * that say how far one has come ({@link descent.course.Exercise}), and Apache Spark where it was
 * put up ({@link descent.course.Spark}).
 */
package descent.course;
