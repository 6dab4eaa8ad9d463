/**
 * Types: what a template or a profile defines, how types derive from each other, and the bundled
 * profiles.
 */
package levante.tosca.types;
