/**
 * From what was seen to what is to be done: a scheduling simulation and the decisions that follow
 * from it. Pure: no clock, no port, no effect.
 */
package levante.elasticity.decide;
