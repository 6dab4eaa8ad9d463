/** Which node template serves which requirement: named, of a type, or chosen by a node filter. */
package levante.tosca.require;
