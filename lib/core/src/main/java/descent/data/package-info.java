/** The data sets that ship with the course. */
package descent.data;
