/**
 * Calls of services by HTTP: their bodies, the wait for their answers, and what is left of them.
 */
package levante.oscar.call;
