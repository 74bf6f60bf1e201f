/**
 * Work that is shared out: the same call runs on the threads of this machine or on a cluster, with
 * the same bits. Read {@link descent.cluster.Backend} first, then {@link descent.cluster.ExactSums}
 * as the simplest job.
 *
 * <pre>
 *   little to tell each other:  ExactSums, AisChains, Scoring, Sweep
 *   one sum in each round:      BatchLoss (map and reduce), LocalDescent, LocalTraining (averages)
 * </pre>
 *
 * <p>A job is cut into parts before anything runs. A part knows its number and draws its random
 * numbers by seed and index; what the parts give is put together in the order of their numbers. So
 * a result depends on the number of parts, never on who did them, in which order, or how often.
 */
package descent.cluster;
