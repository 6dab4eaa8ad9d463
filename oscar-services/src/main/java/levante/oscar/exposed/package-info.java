/**
 * Services that are exposed as servers: the pods that they run in, which are kept as their
 * definitions say, and the way to them.
 */
package levante.oscar.exposed;
