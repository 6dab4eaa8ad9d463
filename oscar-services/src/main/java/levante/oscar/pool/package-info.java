/** Pods that are kept ready for calls: how many there are, who uses which, and what they answer. */
package levante.oscar.pool;
