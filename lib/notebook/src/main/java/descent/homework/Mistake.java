package descent.homework;

import java.util.function.Function;

/**
 * A usual mistake: the computation of somebody who makes it. It is recognised when every answer
 * agrees with what it computes.
 *
 * @param key names it, and its sentence in the messages
 * @param variant what it makes of the inputs
 */
record Mistake(String key, Function<Inputs, Object> variant) {}
