/**
 * Values of TOSCA's data types: exact scalars, lists, maps, and what only a running topology tells.
 */
package levante.tosca.data;
