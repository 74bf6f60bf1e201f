/** Notebook. */
package descent.notebook;
