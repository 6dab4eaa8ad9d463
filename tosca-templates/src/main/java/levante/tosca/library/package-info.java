/** All types that a template may name, with what they inherit, and the checks between them. */
package levante.tosca.library;
