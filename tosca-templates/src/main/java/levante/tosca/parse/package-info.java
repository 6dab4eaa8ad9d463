/**
 * From text to YAML nodes that know where they stand, and the problems found on the way. Nothing
 * here knows TOSCA's grammar; the YAML library is seen in this package only.
 */
package levante.tosca.parse;
