/**
 * Independent pieces of work on threads of this machine, for the race of the rules as for the parts
 * of a job: {@link descent.threads.Pool}. The hot loops of {@code descent.rbm} and {@code
 * descent.optim.Parallel} share out their work themselves.
 *
 * @serial exclude
 */
package descent.threads;
