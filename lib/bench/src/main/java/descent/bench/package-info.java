/**
 * Benchmarks on JMH, built on request only. {@link descent.bench.Worker} is what {@code ./course
 * bench} talks to; each other class is one piece of work, measured through the library's public
 * interface. {@link descent.bench.Inputs} makes the numbers that all peers get.
 */
package descent.bench;
