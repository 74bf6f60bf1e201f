/**
 * Tables: how a table of Tablesaw, a matrix, a state or a run is laid out. Read {@link
 * descent.table.Tables} first.
 */
package descent.table;
