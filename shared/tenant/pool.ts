/**
 * How many ready tables wait for sign-ups. A sign-up then takes one in a transaction instead of waiting for CreateTable,
 * and nobody can make tables faster than the pool is refilled. An empty table costs nothing.
 */
export const poolSize = 5;
