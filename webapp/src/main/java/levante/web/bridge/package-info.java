/**
 * Where one module meets another: each class implements a port of one with the use cases of another
 * and does nothing else, so that every module can be simulated alone.
 */
package levante.web.bridge;
