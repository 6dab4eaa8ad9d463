/** Scalars and constraints: how TOSCA's basic types are spelled, measured and bounded. */
package levante.tosca.value;
