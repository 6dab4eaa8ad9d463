/** The functions of TOSCA, computed as far as the moment allows, and the values made with them. */
package levante.tosca.function;
