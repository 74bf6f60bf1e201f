/**
 * What the course says to its reader: the two languages, the message bundles, and the sentences
 * about invalid arguments. Read {@link descent.text.Messages} first.
 */
package descent.text;
