/**
 * The back end of {@link descent.cluster} on Apache Spark. Read {@link descent.spark.OnSpark}
 * first; everything else serves it.
 *
 * @serial exclude
 */
package descent.spark;
