/** Reads definitions from YAML: types, and what types, inputs and outputs have in common. */
package levante.tosca.define;
